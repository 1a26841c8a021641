//! A deal with the fields that `crm.deal.list` returns.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::wire::{Date, Decimal, Id, StageGroup, loose, yes_or_no};

/// A deal with the fields that `crm.deal.list` returns.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Deal {
    #[serde(
        rename = "ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) id: Option<Id>,
    #[serde(
        rename = "TITLE",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) title: Option<String>,
    #[serde(
        rename = "TYPE_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) type_id: Option<String>,
    #[serde(
        rename = "STAGE_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) stage_id: Option<String>,
    #[serde(
        rename = "PROBABILITY",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) probability: Option<i64>,
    #[serde(
        rename = "CURRENCY_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) currency_id: Option<String>,
    #[serde(
        rename = "OPPORTUNITY",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) opportunity: Option<Decimal>,
    #[serde(
        rename = "IS_MANUAL_OPPORTUNITY",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none",
        serialize_with = "yes_or_no"
    )]
    pub(crate) is_manual_opportunity: Option<bool>,
    #[serde(
        rename = "TAX_VALUE",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) tax_value: Option<Decimal>,
    #[serde(
        rename = "LEAD_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) lead_id: Option<Id>,
    #[serde(
        rename = "COMPANY_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) company_id: Option<Id>,
    #[serde(
        rename = "CONTACT_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) contact_id: Option<Id>,
    #[serde(
        rename = "QUOTE_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) quote_id: Option<Id>,
    #[serde(
        rename = "BEGINDATE",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) begin_date: Option<Date>,
    #[serde(
        rename = "CLOSEDATE",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) close_date: Option<Date>,
    #[serde(
        rename = "ASSIGNED_BY_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) assigned_by_id: Option<Id>,
    #[serde(
        rename = "CREATED_BY_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) created_by_id: Option<Id>,
    #[serde(
        rename = "MODIFY_BY_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) modify_by_id: Option<Id>,
    #[serde(
        rename = "DATE_CREATE",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) date_create: Option<Date>,
    #[serde(
        rename = "DATE_MODIFY",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) date_modify: Option<Date>,
    #[serde(
        rename = "OPENED",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none",
        serialize_with = "yes_or_no"
    )]
    pub(crate) opened: Option<bool>,
    #[serde(
        rename = "CLOSED",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none",
        serialize_with = "yes_or_no"
    )]
    pub(crate) closed: Option<bool>,
    #[serde(
        rename = "COMMENTS",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) comments: Option<String>,
    #[serde(
        rename = "ADDITIONAL_INFO",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) additional_info: Option<String>,
    #[serde(
        rename = "LOCATION_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) location_id: Option<String>,
    #[serde(
        rename = "CATEGORY_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) category_id: Option<Id>,
    #[serde(
        rename = "STAGE_SEMANTIC_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) stage_semantic_id: Option<StageGroup>,
    #[serde(
        rename = "IS_NEW",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none",
        serialize_with = "yes_or_no"
    )]
    pub(crate) is_new: Option<bool>,
    #[serde(
        rename = "IS_RECURRING",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none",
        serialize_with = "yes_or_no"
    )]
    pub(crate) is_recurring: Option<bool>,
    #[serde(
        rename = "IS_RETURN_CUSTOMER",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none",
        serialize_with = "yes_or_no"
    )]
    pub(crate) is_return_customer: Option<bool>,
    #[serde(
        rename = "IS_REPEATED_APPROACH",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none",
        serialize_with = "yes_or_no"
    )]
    pub(crate) is_repeated_approach: Option<bool>,
    #[serde(
        rename = "SOURCE_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) source_id: Option<String>,
    #[serde(
        rename = "SOURCE_DESCRIPTION",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) source_description: Option<String>,
    #[serde(
        rename = "ORIGINATOR_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) originator_id: Option<String>,
    #[serde(
        rename = "ORIGIN_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) origin_id: Option<String>,
    #[serde(
        rename = "MOVED_BY_ID",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) moved_by_id: Option<Id>,
    #[serde(
        rename = "MOVED_TIME",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) moved_time: Option<Date>,
    #[serde(
        rename = "LAST_ACTIVITY_TIME",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) last_activity_time: Option<Date>,
    #[serde(
        rename = "UTM_SOURCE",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) utm_source: Option<String>,
    #[serde(
        rename = "UTM_MEDIUM",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) utm_medium: Option<String>,
    #[serde(
        rename = "UTM_CAMPAIGN",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) utm_campaign: Option<String>,
    #[serde(
        rename = "UTM_CONTENT",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) utm_content: Option<String>,
    #[serde(
        rename = "UTM_TERM",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) utm_term: Option<String>,
    #[serde(
        rename = "LAST_ACTIVITY_BY",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) last_activity_by: Option<Id>,
    /// All other fields, such as those that users define.
    #[serde(flatten)]
    pub(crate) other: Map<String, Value>,
}
