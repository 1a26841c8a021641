//! What the portal answers.

/// A row of `crm.deal.list` with all its fields, one that users define, and the
/// link to an object of a type of their own.
const DEAL: &str = r#"{"ID":"{n}","TITLE":"New Deal #{n}","TYPE_ID":"COMPLEX","STAGE_ID":"PREPARATION","PROBABILITY":"99","CURRENCY_ID":"EUR","OPPORTUNITY":"1000000.00","IS_MANUAL_OPPORTUNITY":"Y","TAX_VALUE":"0.00","LEAD_ID":null,"COMPANY_ID":"9","CONTACT_ID":"84","QUOTE_ID":null,"BEGINDATE":"2024-08-30T02:00:00+02:00","CLOSEDATE":"2024-09-09T02:00:00+02:00","ASSIGNED_BY_ID":"1","CREATED_BY_ID":"1","MODIFY_BY_ID":"1","DATE_CREATE":"2024-08-30T14:29:00+02:00","DATE_MODIFY":"2024-08-30T14:29:00+02:00","OPENED":"Y","CLOSED":"N","COMMENTS":"[B]Example comment[\/B]","ADDITIONAL_INFO":"Additional information","LOCATION_ID":null,"CATEGORY_ID":"0","STAGE_SEMANTIC_ID":"P","IS_NEW":"N","IS_RECURRING":"N","IS_RETURN_CUSTOMER":"N","IS_REPEATED_APPROACH":"N","SOURCE_ID":"CALLBACK","SOURCE_DESCRIPTION":"Additional source information","ORIGINATOR_ID":null,"ORIGIN_ID":null,"MOVED_BY_ID":"1","MOVED_TIME":"2024-08-30T14:29:00+02:00","LAST_ACTIVITY_TIME":"2024-08-30T14:29:00+02:00","UTM_SOURCE":"google","UTM_MEDIUM":"CPC","UTM_CAMPAIGN":null,"UTM_CONTENT":null,"UTM_TERM":null,"PARENT_ID_1220":"22","LAST_ACTIVITY_BY":"1","UF_CRM_1721244482250":"Hello world!"}"#;

/// An item with 30 fields.
const ITEM: &str = r#"{"id":{n},"entityTypeId":2,"title":"Deal #{n}","assignedById":1,"createdBy":1,"createdTime":"2024-07-22T18:00:08+02:00","updatedBy":1,"updatedTime":"2024-07-22T18:00:08+02:00","opened":"Y","categoryId":9,"stageId":"C9:IN_PROCESS","stageSemanticId":"P","movedBy":1,"movedTime":"2024-07-22T17:00:08+02:00","companyId":5,"contactId":84,"contactIds":[84,85],"observers":[1,6],"sourceId":"TRADE_SHOW","sourceDescription":"Exhibition about admins","typeId":"SALE","opportunity":999.9,"isManualOpportunity":"Y","currencyId":"USD","begindate":"2024-07-22T02:00:00+02:00","closedate":"2024-07-29T02:00:00+02:00","comments":"[B]Comment about admin[\/B]","isNew":"N","probability":null,"ufCrm2_1721244482250":"Hello world!"}"#;

const TIME: &str = r#""time":{"start":1725292115.026221,"finish":1725292115.907058,"duration":0.8808369636535645,"processing":0.2484450340270996,"date_start":"2024-09-02T17:48:35+02:00","date_finish":"2024-09-02T17:48:35+02:00","operating_reset_at":1725292715,"operating":0}"#;

/// The reply of `crm.deal.list` with so many rows.
pub(crate) fn deals(rows: usize) -> String {
    let rows: Vec<String> = (1..=rows).map(deal).collect();
    let rows = rows.join(",");
    format!(r#"{{"result":[{rows}],"next":50,"total":1290,{TIME}}}"#)
}

/// The reply of `crm.item.list` with one row.
pub(crate) fn items() -> String {
    let item = item();
    format!(r#"{{"result":{{"items":[{item}]}},"total":1,{TIME}}}"#)
}

/// The reply of `crm.deal.add`.
pub(crate) fn added() -> String {
    format!(r#"{{"result":1291,{TIME}}}"#)
}

/// One deal.
pub(crate) fn deal(n: usize) -> String {
    DEAL.replace("{n}", &n.to_string())
}

/// One item.
pub(crate) fn item() -> String {
    ITEM.replace("{n}", "250")
}
