//! An item with the fields that a program for deals needs.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::wire::{Date, Decimal, Id, StageGroup, loose, loose_list, yes_or_no};

/// An item with the fields that a program for deals needs.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Item {
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<Id>,
    #[serde(
        rename = "entityTypeId",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) entity_type_id: Option<i64>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(
        rename = "assignedById",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) assigned_by_id: Option<Id>,
    #[serde(
        rename = "createdBy",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) created_by: Option<Id>,
    #[serde(
        rename = "createdTime",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) created_time: Option<Date>,
    #[serde(
        rename = "updatedBy",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) updated_by: Option<Id>,
    #[serde(
        rename = "updatedTime",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) updated_time: Option<Date>,
    #[serde(
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none",
        serialize_with = "yes_or_no"
    )]
    pub(crate) opened: Option<bool>,
    #[serde(
        rename = "categoryId",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) category_id: Option<Id>,
    #[serde(
        rename = "stageId",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) stage_id: Option<String>,
    #[serde(
        rename = "stageSemanticId",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) stage_semantic_id: Option<StageGroup>,
    #[serde(
        rename = "movedBy",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) moved_by: Option<Id>,
    #[serde(
        rename = "movedTime",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) moved_time: Option<Date>,
    #[serde(
        rename = "companyId",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) company_id: Option<Id>,
    #[serde(
        rename = "contactId",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) contact_id: Option<Id>,
    #[serde(
        rename = "contactIds",
        deserialize_with = "loose_list",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) contact_ids: Option<Vec<Id>>,
    #[serde(
        deserialize_with = "loose_list",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) observers: Option<Vec<Id>>,
    #[serde(
        rename = "sourceId",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) source_id: Option<String>,
    #[serde(
        rename = "sourceDescription",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) source_description: Option<String>,
    #[serde(
        rename = "typeId",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) type_id: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) opportunity: Option<Decimal>,
    #[serde(
        rename = "isManualOpportunity",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none",
        serialize_with = "yes_or_no"
    )]
    pub(crate) is_manual_opportunity: Option<bool>,
    #[serde(
        rename = "currencyId",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) currency_id: Option<String>,
    #[serde(
        rename = "begindate",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) begin_date: Option<Date>,
    #[serde(
        rename = "closedate",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) close_date: Option<Date>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) comments: Option<String>,
    #[serde(
        rename = "isNew",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none",
        serialize_with = "yes_or_no"
    )]
    pub(crate) is_new: Option<bool>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) probability: Option<i64>,
    /// All other fields, such as those that users define.
    #[serde(flatten)]
    pub(crate) other: Map<String, Value>,
}
