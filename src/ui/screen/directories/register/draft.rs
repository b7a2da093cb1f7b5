//! What is typed about an entry before it is one.

use crate::domain::directory::Consent;
use crate::domain::directory::Directory;
use crate::domain::ids::ContainerKindId;
use crate::domain::money::Money;
use crate::domain::order::ProductKind;
use crate::domain::people::Role;
use crate::domain::planning::Weekdays;
use crate::i18n::Language;
use crate::service::directory::DirectoryRefusal;
use crate::service::{Input, Refusal};
use crate::store::{Item, NewProduct};
use crate::ui::screen::directories::typed;

/// A field into which something is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The name.
    Name,
    /// The short code.
    Code,
    /// The price of a unit.
    Price,
    /// Litres in a unit (S1-07).
    Litres,
    /// The deposit for one container.
    Deposit,
    /// The rate of the VAT within the price, in percent.
    Vat,
    /// Bottles that a vehicle takes.
    Capacity,
    /// The telephone of a driver.
    Phone,
}

impl Field {
    /// All of them.
    pub(super) const ALL: [Self; 8] = [
        Self::Name,
        Self::Code,
        Self::Price,
        Self::Litres,
        Self::Deposit,
        Self::Vat,
        Self::Capacity,
        Self::Phone,
    ];

    /// The one in which an entry of this directory begins.
    pub(super) const fn first(directory: Directory) -> Self {
        match directory {
            Directory::Products | Directory::JournalTypes => Self::Code,
            _ => Self::Name,
        }
    }

    /// To focus it and to find it by.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Name => "entry-name",
            Self::Code => "entry-code",
            Self::Price => "entry-price",
            Self::Litres => "entry-litres",
            Self::Deposit => "entry-deposit",
            Self::Vat => "entry-vat",
            Self::Capacity => "entry-capacity",
            Self::Phone => "entry-phone",
        }
    }

    /// The text id of its label: people have names, things are called something.
    pub(super) fn label(self, directory: Directory) -> String {
        if self == Self::Name && matches!(directory, Directory::Drivers | Directory::Employees) {
            return "directories-field-person".to_owned();
        }
        format!("directories-field-{}", self.id().trim_start_matches("entry-"))
    }

    /// The field that a refusal is about, if it is about one.
    pub(super) const fn of(refusal: &Refusal) -> Option<Self> {
        match refusal {
            Refusal::Directory(DirectoryRefusal::NoName | DirectoryRefusal::NameTaken { .. })
            | Refusal::Input(Input::LongText(300) | Input::ControlCharacter) => Some(Self::Name),
            Refusal::Directory(DirectoryRefusal::NoCode | DirectoryRefusal::CodeTaken { .. })
            | Refusal::Input(Input::LongText(10 | 50)) => Some(Self::Code),
            Refusal::Input(Input::LongText(_)) => Some(Self::Phone),
            Refusal::Directory(DirectoryRefusal::Price) => Some(Self::Price),
            Refusal::Directory(DirectoryRefusal::Deposit) => Some(Self::Deposit),
            Refusal::Directory(DirectoryRefusal::Vat) => Some(Self::Vat),
            Refusal::Directory(DirectoryRefusal::Capacity) => Some(Self::Capacity),
            Refusal::Input(Input::Consumption) => Some(Self::Litres),
            _ => None,
        }
    }
}

/// What was typed and chosen; a directory uses those of its fields that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub(super) directory: Directory,
    pub(super) name: String,
    pub(super) code: String,
    pub(super) price: String,
    pub(super) litres: String,
    pub(super) deposit: String,
    pub(super) vat: String,
    pub(super) capacity: String,
    pub(super) phone: String,
    pub(super) kind: ProductKind,
    pub(super) weekdays: Weekdays,
    pub(super) roles: Vec<Role>,
    pub(super) consent: Consent,
    pub(super) container: Option<ContainerKindId>,
}

impl Draft {
    /// Nothing typed yet.
    pub(super) fn new(directory: Directory) -> Self {
        Self {
            directory,
            name: String::new(),
            code: String::new(),
            price: String::new(),
            litres: String::new(),
            deposit: String::new(),
            vat: String::new(),
            capacity: String::new(),
            phone: String::new(),
            kind: ProductKind::Goods,
            weekdays: Weekdays::EMPTY,
            roles: Vec::new(),
            consent: Consent::Orders,
            container: None,
        }
    }

    /// An entry as it stands.
    pub(super) fn of(item: &Item, language: Language) -> Self {
        let mut draft = Self::new(item.directory());
        item.name().clone_into(&mut draft.name);
        item.code().unwrap_or_default().clone_into(&mut draft.code);
        let bottles =
            |capacity: &Option<i64>| capacity.map(|bottles| bottles.to_string()).unwrap_or_default();
        match item {
            Item::Product(product) => {
                (draft.kind, draft.container) = (product.kind, product.container);
                draft.price = typed::shown_money(product.price, language);
                if product.deposit != Money::ZERO {
                    draft.deposit = typed::shown_money(product.deposit, language);
                }
                let vat = product.vat_rate.map(|rate| typed::shown_percent(rate, language));
                draft.vat = vat.unwrap_or_default();
                let litres = product.consumption_ml.map(|ml| typed::shown_volume(ml, language));
                draft.litres = litres.unwrap_or_default();
            }
            Item::Route { weekdays, capacity, .. } => {
                (draft.weekdays, draft.capacity) = (*weekdays, bottles(capacity));
            }
            Item::Vehicle { capacity, .. } => draft.capacity = bottles(capacity),
            Item::Driver { phone, .. } => phone.clone_into(&mut draft.phone),
            Item::Employee { roles, .. } => roles.clone_into(&mut draft.roles),
            Item::Purpose { consent, .. } => draft.consent = *consent,
            Item::Reason { .. } | Item::JournalType { .. } | Item::ContainerKind { .. } => {}
        }
        draft
    }

    /// The text of a field.
    pub(super) fn text(&self, field: Field) -> &str {
        match field {
            Field::Name => &self.name,
            Field::Code => &self.code,
            Field::Price => &self.price,
            Field::Litres => &self.litres,
            Field::Deposit => &self.deposit,
            Field::Vat => &self.vat,
            Field::Capacity => &self.capacity,
            Field::Phone => &self.phone,
        }
    }

    /// Lets a field hold another text.
    pub(super) fn set(&mut self, field: Field, text: String) {
        *match field {
            Field::Name => &mut self.name,
            Field::Code => &mut self.code,
            Field::Price => &mut self.price,
            Field::Litres => &mut self.litres,
            Field::Deposit => &mut self.deposit,
            Field::Vat => &mut self.vat,
            Field::Capacity => &mut self.capacity,
            Field::Phone => &mut self.phone,
        } = text;
    }

    /// The entry that is meant, or the first field that holds no figure.
    pub(super) fn item(&self) -> Result<Item, Field> {
        let name = self.name.clone();
        Ok(match self.directory {
            Directory::Products => Item::Product(self.product()?),
            Directory::Routes => Item::Route { name, weekdays: self.weekdays, capacity: self.bottles()? },
            Directory::Drivers => Item::Driver { name, phone: self.phone.clone() },
            Directory::Vehicles => Item::Vehicle { name, capacity: self.bottles()? },
            Directory::Employees => Item::Employee { name, roles: self.roles.clone() },
            Directory::JournalTypes => Item::JournalType { name, code: self.code.clone() },
            Directory::ContainerKinds => Item::ContainerKind { name },
            Directory::Purposes => Item::Purpose { name, consent: self.consent },
            Directory::ChurnReasons | Directory::UndeliveredReasons | Directory::AdjustmentReasons => {
                // These three are the dictionaries of reasons.
                Item::Reason { kind: self.directory.reason_kind().ok_or(Field::Name)?, name }
            }
        })
    }

    fn bottles(&self) -> Result<Option<i64>, Field> {
        typed::whole(&self.capacity).map_err(|_| Field::Capacity)
    }

    fn product(&self) -> Result<NewProduct, Field> {
        let in_container = self.kind == ProductKind::GoodsWithContainer;
        let litres = typed::volume(&self.litres).map_err(|_| Field::Litres)?;
        let deposit = typed::money(&self.deposit).map_err(|_| Field::Deposit)?;
        Ok(NewProduct {
            code: self.code.clone(),
            name: self.name.clone(),
            kind: self.kind,
            price: typed::money(&self.price).map_err(|_| Field::Price)?,
            // Their fields are not shown for other kinds (S1-06).
            consumption_ml: litres.filter(|_| in_container),
            deposit: if in_container { deposit } else { Money::ZERO },
            container: self.container.filter(|_| in_container),
            vat_rate: typed::percent(&self.vat).map_err(|_| Field::Vat)?,
        })
    }
}
