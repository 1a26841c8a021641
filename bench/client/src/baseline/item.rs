//! An item with all fields that are documented for any type of them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::wire::{Date, Decimal, Id, StageGroup, loose, loose_list, yes_or_no};

/// An item with all fields that are documented for any type of them.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Item {
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) entity_type_id: Option<i64>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) xml_id: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) assigned_by_id: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) created_by: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) created_time: Option<Date>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) updated_by: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) updated_time: Option<Date>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) last_activity_by: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) last_activity_time: Option<Date>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) opened: Option<bool>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) webform_id: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) utm_source: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) utm_medium: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) utm_campaign: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) utm_content: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) utm_term: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) category_id: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) stage_id: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) previous_stage_id: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) stage_semantic_id: Option<StageGroup>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) moved_by: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) moved_time: Option<Date>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) status_description: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) company_id: Option<Id>,
    #[serde(
        deserialize_with = "loose_list",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) company_ids: Option<Vec<Id>>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) contact_id: Option<Id>,
    #[serde(
        deserialize_with = "loose_list",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) contact_ids: Option<Vec<Id>>,
    #[serde(
        deserialize_with = "loose_list",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) observers: Option<Vec<Id>>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) lead_id: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) deal_id: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) quote_id: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) mycompany_id: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) source_id: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) source_description: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) type_id: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) opportunity: Option<Decimal>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) is_manual_opportunity: Option<bool>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) tax_value: Option<Decimal>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) currency_id: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) opportunity_account: Option<Decimal>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) tax_value_account: Option<Decimal>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) account_currency_id: Option<String>,
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
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) originator_id: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) origin_id: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) origin_version: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) location_id: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) search_content: Option<String>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) is_new: Option<bool>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) is_recurring: Option<bool>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) is_return_customer: Option<bool>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) is_repeated_approach: Option<bool>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) closed: Option<bool>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) probability: Option<i64>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) additional_info: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) order_stage: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) event_date: Option<Date>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) event_id: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) event_description: Option<String>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) is_work: Option<bool>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) is_won: Option<bool>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) is_lose: Option<bool>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) received_amount: Option<Decimal>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) lost_amount: Option<Decimal>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) has_products: Option<bool>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) product_id: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) date_create_short: Option<Date>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) date_modify_short: Option<Date>,
    #[serde(
        rename = "begindateShort",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) begin_date_short: Option<Date>,
    #[serde(
        rename = "closedateShort",
        deserialize_with = "loose",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) close_date_short: Option<Date>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) event_date_short: Option<Date>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) second_name: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) last_name: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) short_name: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) honorific: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) birthdate: Option<Date>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) post: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) company_title: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) date_closed: Option<Date>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) is_convert: Option<bool>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) login: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) address: Option<String>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) has_phone: Option<bool>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) has_email: Option<bool>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) has_imol: Option<bool>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) phone: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) phone_mobile: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) phone_work: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) phone_mailing: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) email: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) email_home: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) email_work: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) email_mailing: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) imol: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) skype: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) icq: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fm: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) photo: Option<Value>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) export: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) logo: Option<Value>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) industry: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) employees: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) revenue: Option<Decimal>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) banking_details: Option<String>,
    #[serde(
        deserialize_with = "loose",
        serialize_with = "yes_or_no",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) is_my_company: Option<bool>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) address_legal: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) uf_logo: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) uf_stamp: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) uf_director_sign: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) uf_accountant_sign: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) quote_number: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) actual_date: Option<Date>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) content: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) terms: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) comments_type: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) content_type: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) terms_type: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) storage_type_id: Option<String>,
    #[serde(
        deserialize_with = "loose_list",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) storage_element_ids: Option<Vec<Id>>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) person_type_id: Option<Id>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) client_title: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) client_addr: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) client_contact: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) client_email: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) client_phone: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) client_tp_id: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) client_tpa_id: Option<String>,
    #[serde(deserialize_with = "loose", skip_serializing_if = "Option::is_none")]
    pub(crate) account_number: Option<String>,
    /// All other fields, such as those that users define.
    #[serde(flatten)]
    pub(crate) other: Map<String, Value>,
}
