//! Request types in the shape in which they are generated: the contract between
//! the generator and this crate.

use std::fmt;

use bitrix24_runtime as rt;

#[derive(Clone)]
#[must_use = "a request does nothing until it is called"]
pub struct Set(pub(crate) rt::Params);

impl Set {
    #[inline]
    pub fn new(entity_type_id: i64, data: impl IntoIterator<Item = CardSection>) -> Self {
        let mut params = rt::Params::new();
        params.set("entityTypeId", entity_type_id);
        params.set("data", rt::list(data));
        Self(params)
    }

    #[inline]
    pub fn user_id(mut self, user_id: impl Into<rt::Id>) -> Self {
        self.0.set("userId", user_id.into());
        self
    }

    #[inline]
    pub fn scope(mut self, scope: CardScope) -> Self {
        self.0.set("scope", scope);
        self
    }

    #[inline]
    pub fn lead_customer_type(mut self, lead_customer_type: LeadCustomerType) -> Self {
        self.0
            .set_in("extras", "leadCustomerType", lead_customer_type);
        self
    }

    #[inline]
    pub fn set(mut self, key: impl Into<rt::Key>, value: impl Into<rt::Value>) -> Self {
        self.0.set(key, value);
        self
    }
}

impl fmt::Debug for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        rt::debug_request::<Self>(self, f)
    }
}

impl rt::Method for Set {
    const INFO: &'static rt::MethodInfo = &rt::MethodInfo {
        name: "crm.item.details.configuration.set",
        version: rt::Version::V2,
        scopes: &["crm"],
        effect: rt::Effect::Write,
        idempotent: true,
        sensitive: &["pinCode"],
        ..rt::MethodInfo::DEFAULT
    };
    type Output = bool;
    type Failure = SetFailure;

    fn params(&self) -> &rt::Params {
        &self.0
    }

    fn into_params(self) -> rt::Params {
        self.0
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SetFailure {
    AccessDenied,
    ElementHasNoName { element: i64, section: i64 },
    UnsupportedEntityType { entity_type_name: String },
    Locked,
    Gone,
    Busy,
    Full,
}

impl rt::Failure for SetFailure {
    const PATTERNS: &'static [rt::FailurePattern] = &[
        rt::FailurePattern {
            code: "",
            messages: &["Access denied."],
        },
        rt::FailurePattern {
            code: "",
            messages: &[
                "Element at index {element} in section at index {section} does not have name.",
                "У элемента {element} раздела {section} нет имени.",
            ],
        },
        rt::FailurePattern {
            code: "",
            messages: &["The entity type '{entityTypeName}' is not supported in current context."],
        },
        rt::FailurePattern {
            code: "LOCKED",
            messages: &[],
        },
        rt::FailurePattern {
            code: "GONE",
            messages: &["It is gone."],
        },
        rt::FailurePattern {
            code: "LIMIT",
            messages: &["It is busy."],
        },
        rt::FailurePattern {
            code: "LIMIT",
            messages: &["It is full."],
        },
    ];

    fn from_captures(pattern: usize, captures: &rt::Captures<'_>) -> Option<Self> {
        match pattern {
            0 => Some(Self::AccessDenied),
            1 => Some(Self::ElementHasNoName {
                element: captures.integer("element")?,
                section: captures.integer("section")?,
            }),
            2 => Some(Self::UnsupportedEntityType {
                entity_type_name: captures.text("entityTypeName")?,
            }),
            3 => Some(Self::Locked),
            4 => Some(Self::Gone),
            5 => Some(Self::Busy),
            6 => Some(Self::Full),
            _ => None,
        }
    }
}

/// Returns the sections that [`Set`] takes.
#[derive(Clone)]
#[must_use = "a request does nothing until it is called"]
pub struct Get(pub(crate) rt::Params);

impl Get {
    #[inline]
    pub fn new(entity_type_id: i64) -> Self {
        let mut params = rt::Params::new();
        params.set("entityTypeId", entity_type_id);
        Self(params)
    }
}

impl fmt::Debug for Get {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        rt::debug_request::<Self>(self, f)
    }
}

impl rt::Method for Get {
    const INFO: &'static rt::MethodInfo = &rt::MethodInfo {
        name: "crm.item.details.configuration.get",
        version: rt::Version::V3,
        scopes: &["task", "crm"],
        effect: rt::Effect::Read,
        idempotent: true,
        ..rt::MethodInfo::DEFAULT
    };
    type Output = Option<Vec<CardSection>>;
    type Failure = rt::NoFailure;

    fn params(&self) -> &rt::Params {
        &self.0
    }

    fn into_params(self) -> rt::Params {
        self.0
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CardScope {
    Personal,
    Common,
    Unknown(rt::Scalar),
}

impl CardScope {
    pub fn as_str(&self) -> &str {
        match self {
            Self::Personal => "P",
            Self::Common => "C",
            Self::Unknown(other) => other.as_str(),
        }
    }
}

impl From<CardScope> for rt::Value {
    fn from(value: CardScope) -> Self {
        match value {
            CardScope::Personal => "P".into(),
            CardScope::Common => "C".into(),
            CardScope::Unknown(other) => other.into(),
        }
    }
}

impl rt::Decode for CardScope {
    fn decode(value: rt::Json<'_>, decoder: &mut rt::Decoder) -> Option<Self> {
        Some(match decoder.scalar(value, "a string")? {
            "P" => Self::Personal,
            "C" => Self::Common,
            _ => return rt::Decode::decode(value, decoder).map(Self::Unknown),
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LeadCustomerType {
    Simple,
    Repeat,
    Unknown(rt::Scalar),
}

impl From<LeadCustomerType> for rt::Value {
    fn from(value: LeadCustomerType) -> Self {
        match value {
            LeadCustomerType::Simple => 1.into(),
            LeadCustomerType::Repeat => 2.into(),
            LeadCustomerType::Unknown(other) => other.into(),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CardSection {
    pub id: i64,
    pub title: Option<String>,
    pub scope: Option<CardScope>,
    pub elements: Option<Vec<CardElement>>,
    other: rt::Object,
}

impl CardSection {
    pub fn new(id: i64) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }

    pub fn elements(mut self, elements: impl IntoIterator<Item = CardElement>) -> Self {
        self.elements = Some(elements.into_iter().collect());
        self
    }

    pub fn other(&self) -> &rt::Object {
        &self.other
    }
}

impl rt::Decode for CardSection {
    fn decode(value: rt::Json<'_>, decoder: &mut rt::Decoder) -> Option<Self> {
        let mut fields = decoder.object(value)?;
        Some(Self {
            id: fields.required("id")?,
            title: fields.optional("title"),
            scope: fields.optional("scope"),
            elements: fields.optional_whole("elements"),
            other: fields.rest(),
        })
    }
}

impl From<CardSection> for rt::Value {
    fn from(value: CardSection) -> Self {
        let mut object = rt::Object::new();
        object.insert("id", value.id);
        object.insert_some("title", value.title);
        object.insert_some("scope", value.scope);
        object.insert_some("elements", value.elements);
        object.extend_missing(value.other);
        object.into()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CardElement {
    pub name: Option<String>,
    pub option_flags: Option<bool>,
    pub options: Option<CardElementOptions>,
    other: rt::Object,
}

impl CardElement {
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            ..Self::default()
        }
    }

    pub fn option_flags(mut self, option_flags: bool) -> Self {
        self.option_flags = Some(option_flags);
        self
    }

    pub fn other(&self) -> &rt::Object {
        &self.other
    }

    pub fn set(mut self, key: impl Into<rt::Key>, value: impl Into<rt::Value>) -> Self {
        self.other.insert(key, value);
        self
    }
}

impl rt::Decode for CardElement {
    fn decode(value: rt::Json<'_>, decoder: &mut rt::Decoder) -> Option<Self> {
        let mut fields = decoder.object(value)?;
        Some(Self {
            name: fields.optional("name"),
            option_flags: fields.optional("optionFlags"),
            options: fields.optional("options"),
            other: fields.rest(),
        })
    }
}

impl From<CardElement> for rt::Value {
    fn from(value: CardElement) -> Self {
        let mut object = rt::Object::new();
        object.insert_some("name", value.name);
        object.insert_some("optionFlags", value.option_flags.map(rt::wire::one_or_zero));
        object.insert_some("options", value.options);
        object.extend_missing(value.other);
        object.into()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CardElementOptions {
    pub default_country: Option<String>,
    other: rt::Object,
}

impl rt::Decode for CardElementOptions {
    fn decode(value: rt::Json<'_>, decoder: &mut rt::Decoder) -> Option<Self> {
        let mut fields = decoder.object(value)?;
        Some(Self {
            default_country: fields.optional("defaultCountry"),
            other: fields.rest(),
        })
    }
}

impl From<CardElementOptions> for rt::Value {
    fn from(value: CardElementOptions) -> Self {
        let mut object = rt::Object::new();
        object.insert_some("defaultCountry", value.default_country);
        object.extend_missing(value.other);
        object.into()
    }
}
