//! The columns of an office's lists, and which of them stands where in a file.

use serde::{Deserialize, Serialize};

use super::headings::{is_refusal, normalised, recognise};

/// A column of one kind of list.
pub trait Column: Copy + Eq + std::fmt::Debug + 'static {
    /// Every column, in the order in which a dialog shows them.
    fn all() -> &'static [Self];
    /// Its stable code.
    fn code(self) -> &'static str;
    /// The message that names it to the user.
    fn message_id(self) -> String {
        format!("import-column-{}", self.code())
    }
    /// Headings that mean it, as [`normalised`] writes them.
    fn headings(self) -> &'static [&'static str];
    /// Sets of columns of which one must be there completely.
    fn required() -> &'static [&'static [Self]];
    /// Whether several columns of a file may mean it.
    fn repeats(self) -> bool {
        false
    }
}

/// Declares the columns of a list with their codes and the headings that mean them.
macro_rules! columns {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$vmeta:meta])* $variant:ident = $code:literal: [$($heading:literal),+ $(,)?]),+ $(,)?
    } required $required:expr, repeats $($repeats:ident)|+) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl Column for $name {
            fn all() -> &'static [Self] {
                &[$(Self::$variant),+]
            }
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            fn headings(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($heading),+]),+ }
            }
            fn required() -> &'static [&'static [Self]] {
                $required
            }
            fn repeats(self) -> bool {
                matches!(self, $(Self::$repeats)|+)
            }
        }
    };
}

columns! {
    /// Columns of a list of clients: one row is one delivery address.
    pub enum ClientColumn {
        /// Code of the address.
        Code = "code": ["код", "код адреса", "код клиента", "код контрагента", "код точки", "номер клиента", "id", "code",
            "address code", "address id", "client code", "customer code"],
        /// Who pays.
        Counterparty = "counterparty": ["контрагент", "клиент", "наименование", "покупатель", "заказчик", "организация",
            "название", "наименование контрагента", "наименование клиента", "имя клиента", "фио", "ф и о", "фио клиента", "counterparty",
            "client", "customer", "company", "name", "client name", "customer name", "buyer"],
        /// Where water goes.
        Address = "address": ["адрес", "адрес доставки", "адрес клиента", "точка доставки", "место доставки",
            "фактический адрес", "address", "delivery address", "delivery point", "street address"],
        /// Name of the contact person.
        ContactPerson = "contact-person": ["контактное лицо", "контакт", "контактные лица", "представитель", "имя контакта",
            "contact", "contact person", "contact name"],
        /// Position of the contact person.
        Position = "position": ["должность", "должность контактного лица", "position", "job title", "title"],
        /// Telephone numbers; several columns may hold them.
        Phone = "phone": ["телефон", "телефоны", "тел", "номер телефона", "контактный телефон", "контактные телефоны",
            "мобильный", "мобильный телефон", "моб тел", "сотовый", "рабочий телефон", "домашний телефон",
            "дополнительный телефон", "доп телефон", "телефон клиента", "телефон 1", "телефон 2", "телефон 3", "телефон 4",
            "phone", "phones", "phone number", "telephone", "tel", "mobile", "mobile phone", "phone 1", "phone 2", "phone 3"],
        /// Birthday of the contact person, S1-74.
        Birthday = "birthday": ["день рождения", "дата рождения", "др", "д р", "birthday", "date of birth", "birth date"],
        /// E-mail address.
        Email = "email": ["email", "e mail", "mail", "почта", "электронная почта", "эл почта", "адрес электронной почты"],
        /// Tax number.
        TaxNumber = "tax-number": ["инн", "инн контрагента", "tax number", "tax id", "inn", "vat number"],
        /// Route of the address.
        Route = "route": ["маршрут", "район", "рейс", "зона доставки", "маршрут доставки", "route", "delivery route"],
        /// Manager of the address.
        Manager = "manager": ["менеджер", "ответственный", "оператор", "ответственный менеджер", "менеджер клиента",
            "manager", "operator", "responsible", "account manager"],
        /// Status of the address.
        Status = "status": ["статус", "статус адреса", "состояние", "status", "address status"],
        /// Kind of planning, S1-10.
        PlanningKind = "planning-kind": ["способ планирования", "вид планирования", "планирование", "тип планирования",
            "planning", "planning kind", "planning method", "planning type"],
        /// Permitted weekdays, S1-14.
        Weekdays = "weekdays": ["дни недели", "день недели", "дни доставки", "день доставки", "weekdays", "weekday",
            "delivery days", "days of week"],
        /// Periodicity in weeks, S1-12.
        Periodicity = "periodicity": ["периодичность", "периодичность недель", "раз в недель", "periodicity", "every n weeks",
            "periodicity weeks"],
        /// Gap of "every X days", S1-29.
        EveryDays = "every-days": ["промежуток дней", "промежуток", "через дней", "каждые дней", "через каждые х дней",
            "через каждые x дней", "интервал", "интервал дней", "every days", "every x days", "gap", "gap in days", "gap days", "interval days"],
        /// Assumed litres a day, S1-15.
        InitialConsumption = "initial-consumption": ["начальное потребление", "начальный расход", "потребление",
            "потребление в день", "начальное потребление л день", "initial consumption", "consumption", "litres per day",
            "liters per day", "initial l per day"],
        /// Days by which the call is delayed, S1-16.
        CallDelay = "call-delay": ["задержка обзвона", "задержка звонка", "задержка", "call delay", "delay"],
        /// Always in the operator's list, S1-19.
        AlwaysShow = "always-show": ["показывать всегда", "всегда показывать", "показывать в задачах оператора всегда",
            "показывать в задачах всегда", "always show", "always show in operator tasks"],
        /// First day of a pause.
        PauseFrom = "pause-from": ["пауза с", "пауза от", "отпуск с", "начало паузы", "не возить с", "pause from", "pause start"],
        /// Last day of a pause.
        PauseTo = "pause-to": ["пауза по", "пауза до", "отпуск по", "отпуск до", "конец паузы", "окончание паузы",
            "не возить по", "не возить до", "pause to", "pause until", "pause end"],
        /// Containers at the address.
        Containers = "containers": ["остаток тары", "тара", "тара на адресе", "бутылей на адресе", "тара у клиента",
            "остаток бутылей", "долг по таре", "долг тары", "баланс тары", "containers", "container balance",
            "containers at the address", "bottles at the address", "bottles"],
        /// Money that the customer owes; negative when it was paid ahead.
        Debt = "debt": ["долг", "задолженность", "дебиторская задолженность", "долг клиента", "сумма долга", "долг руб",
            "debt", "money debt", "owes", "receivable"],
        /// Money that was paid ahead.
        Advance = "advance": ["аванс", "предоплата", "переплата", "advance", "prepayment", "prepaid"],
        /// Entrance of the house.
        Entrance = "entrance": ["подъезд", "entrance"],
        /// Floor.
        Floor = "floor": ["этаж", "floor"],
        /// Intercom code.
        Intercom = "intercom": ["домофон", "код домофона", "intercom", "door code"],
        /// Permanent note of the address.
        Note = "note": ["примечание", "примечания", "комментарий", "комментарии", "заметка", "заметки", "note", "notes",
            "comment", "comments", "remark"],
    }
    required &[&[ClientColumn::Counterparty, ClientColumn::Address]], repeats Phone | Note
}

columns! {
    /// Columns of a list of deliveries: one row is one product of one delivery.
    pub enum DeliveryColumn {
        /// Code of the address.
        Code = "code": ["код", "код адреса", "код клиента", "код контрагента", "код точки", "id", "code", "address code",
            "address id", "client code", "customer code"],
        /// Who pays; finds the address together with its text when there is no code.
        Counterparty = "counterparty": ["контрагент", "клиент", "покупатель", "заказчик", "counterparty", "client",
            "customer", "buyer"],
        /// Text of the address.
        Address = "address": ["адрес", "адрес доставки", "точка доставки", "address", "delivery address"],
        /// Number of the document.
        DocumentNumber = "document-number": ["номер", "номер документа", "документ", "накладная", "номер накладной",
            "реализация", "номер реализации", "number", "document", "document number", "invoice", "sale number"],
        /// Day of the delivery.
        Date = "date": ["дата", "дата доставки", "дата реализации", "дата документа", "дата отгрузки", "дата продажи",
            "date", "delivery date", "date of sale", "sale date"],
        /// Product: its code or name.
        Product = "product": ["номенклатура", "товар", "продукт", "наименование товара", "вид воды", "вода", "код товара",
            "product", "item", "goods", "product code", "product name"],
        /// Units brought.
        Quantity = "quantity": ["количество", "кол во", "колво", "кол", "бутылей", "штук", "шт", "количество бутылей",
            "quantity", "qty", "bottles", "units"],
        /// Containers taken back.
        Returned = "returned": ["возврат тары", "возврат", "возвращено тары", "забрано тары", "тара возврат", "возврат бутылей",
            "returned", "returned containers", "containers returned", "returned bottles", "returns"],
        /// Price of one unit.
        Price = "price": ["цена", "цена за единицу", "цена за шт", "price", "unit price"],
        /// Price of the line.
        Amount = "amount": ["сумма", "стоимость", "сумма документа", "итого", "всего", "amount", "sum", "total"],
        /// Money that came in with the delivery.
        Paid = "paid": ["оплачено", "оплата", "сумма оплаты", "получено", "paid", "payment", "amount paid"],
        /// How it came in.
        PaymentKind = "payment-kind": ["вид оплаты", "способ оплаты", "тип оплаты", "форма оплаты", "payment kind",
            "payment method", "payment type"],
        /// Comment of the delivery.
        Comment = "comment": ["комментарий", "примечание", "комментарии", "comment", "note", "comments", "notes"],
    }
    required &[
        &[DeliveryColumn::Code, DeliveryColumn::Date, DeliveryColumn::Quantity],
        &[DeliveryColumn::Counterparty, DeliveryColumn::Address, DeliveryColumn::Date, DeliveryColumn::Quantity],
    ],
    repeats Comment
}

/// Which column of a file means what. Made by recognition, changed by hand, remembered for files with the same
/// headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "C: Serialize", deserialize = "C: Deserialize<'de>"))]
pub struct Mapping<C: Column> {
    /// Signature of the headings for which the mapping was made.
    signature: String,
    /// For each column of the file what it means.
    columns: Vec<Option<C>>,
}

/// A heading that means a column which another heading means already; it is left out until chosen by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguity<C> {
    /// What both mean.
    pub column: C,
    /// Index of the heading that is used.
    pub used: usize,
    /// Index of the heading that is left out.
    pub left_out: usize,
}

impl<C: Column> Mapping<C> {
    /// Recognises the headings of a file. Where two mean the same column the first one is used, the other reported.
    pub fn recognise(headers: &[String]) -> (Self, Vec<Ambiguity<C>>) {
        let mut mapping = Self { signature: signature(headers), columns: vec![None; headers.len()] };
        let mut ambiguities = Vec::new();
        for (index, heading) in headers.iter().enumerate() {
            let Some(column) = recognise::<C>(heading) else { continue };
            match mapping.first(column) {
                Some(used) if !column.repeats() => {
                    ambiguities.push(Ambiguity { column, used, left_out: index });
                }
                _ => mapping.columns[index] = Some(column),
            }
        }
        (mapping, ambiguities)
    }

    /// Whether this mapping was made for a file with these headings.
    pub fn fits(&self, headers: &[String]) -> bool {
        self.signature == signature(headers)
    }

    /// The key under which the mapping is remembered.
    pub fn signature(&self) -> &str {
        &self.signature
    }

    /// Says what a column of the file means; `None`: nothing. A meaning that cannot repeat leaves its former column.
    /// An index beyond the headings does nothing.
    pub fn set(&mut self, index: usize, meaning: Option<C>) {
        if index >= self.columns.len() {
            return;
        }
        if let Some(column) = meaning.filter(|column| !column.repeats()) {
            self.columns.iter_mut().filter(|other| **other == Some(column)).for_each(|other| *other = None);
        }
        self.columns[index] = meaning;
    }

    /// What a column of the file means.
    pub fn meaning(&self, index: usize) -> Option<C> {
        self.columns.get(index).copied().flatten()
    }

    /// The first column of the file that means this.
    pub fn first(&self, column: C) -> Option<usize> {
        self.indexes(column).next()
    }

    /// All columns of the file that mean this, left to right.
    pub fn indexes(&self, column: C) -> impl Iterator<Item = usize> {
        self.columns
            .iter()
            .enumerate()
            .filter(move |(_, other)| **other == Some(column))
            .map(|(index, _)| index)
    }

    /// What is missing before rows can be read: the smallest set of columns to add; empty when nothing is.
    pub fn missing(&self) -> Vec<C> {
        let missing = |set: &&[C]| -> Vec<C> {
            set.iter().copied().filter(|column| self.first(*column).is_none()).collect()
        };
        C::required().iter().map(missing).min_by_key(Vec::len).unwrap_or_default()
    }
}

/// The same for files with the same headings in the same order, whatever their spelling; a column with reasons of
/// refusal at the end changes nothing.
pub fn signature(headers: &[String]) -> String {
    let mut names: Vec<String> = headers
        .iter()
        .map(|heading| if is_refusal(heading) { String::new() } else { normalised(heading) })
        .collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    names.join("|")
}
