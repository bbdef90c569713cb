//! How the house's own types lie in a column.

use domain::bench::{AssignmentId, Ending, Priority, ShareId, WorkId};
use domain::catalogue::{BrandId, Kind, ModelId, SymptomId};
use domain::checklist::ChecklistId;
use domain::checkup::{CheckupId, Purpose, Verdict};
use domain::close::{CloseId, CloseScope};
use domain::condition::ConditionId;
use domain::customer::{CompanyId, CustomerId, CustomerPhoneId};
use domain::debt::{WriteOffId, WriteOffKind};
use domain::device::DeviceId;
use domain::draft::{DraftId, SavedViewId};
use domain::fault_code::{Axis, FaultCodeId};
use domain::finding::{Evidence, FindingId, Level};
use domain::hand_over::{Against, HandOverId, OldParts, SignedOn};
use domain::intake::{AccountLock, BackedUp, Channel, Reproduced, VisitId, Warranty, WarrantyBasis};
use domain::language::{Language, Theme};
use domain::ledger::{Account, PostingId};
use domain::log_entry::{LogEntryId, LogKind};
use domain::message::{MessageId, MessagePurpose};
use domain::note::{About, NoteId, NoteKind};
use domain::passcode::{PasscodeId, PasscodeKind};
use domain::payment::{Method, PaymentId, PaymentKind};
use domain::person::{PersonId, Role, Roles};
use domain::photo::{Phase, PhotoId, PhotoView};
use domain::price::{Grade, LineKind, PriceId, PriceRuleId, PriceRuleKind};
use domain::printer::{RollPrinterId, RollWay, RollWidth};
use domain::quote::{Cover, Payer, QuoteAnswerId, QuoteHow, QuoteId, QuoteLineId, QuoteSaid, QuoteState};
use domain::reminder::{Reminded, ReminderHow, ReminderId};
use domain::repair::{RepairId, Stage};
use domain::rework::ReworkCharge;
use domain::sending::{SendingId, SentTo};
use domain::settlement::{Rounding, SettlementId};
use domain::shop::{NumberPeriod, ShopId};
use domain::stage::{Hold, Outcome, StepId};
use domain::stock::{
    CountCause, HandingId, HandingLineId, HandingState, LineState, MovementId, MovementKind, OldPartId,
    OldPartOwner, OldPartState, OldPartVerdict, PartAlternateId, PartClass, PartCodeId, PartId, PartModelId,
    PartSupplierId, PieceId, PlaceId, PlaceKind, PurchaseId, PurchaseLineId, PurchaseState, ReceiptId,
    ReceiptLineId, RepairPartId, StocktakeId, StocktakeLineId, StocktakeState, SupplierId, SupplierReturnId,
    SupplierReturnLineId, SupplierReturnReason, SupplierReturnState,
};
use domain::stocktake::StocktakeCountId;
use domain::support::{Asked, SupportId, SupportState};
use domain::terminal::{TerminalId, TerminalKind};
use domain::terms::{ConsentHow, ConsentId, TermsId, TermsKind};
use kernel::{Day, Moment, Money, RequestId, Zone};
use rusqlite::types::{FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

kernel::id!(
    /// A kept file's row.
    FileId
);

/// A type that lies in one column.
pub(crate) trait Column: Sized {
    /// As SQLite keeps it.
    fn kept(&self) -> Value;
    /// Back from what SQLite kept; never guesses.
    fn read(kept: ValueRef<'_>) -> FromSqlResult<Self>;
}

/// Hands a `Column` to a statement as a parameter.
pub(crate) struct Sql<T>(pub(crate) T);

impl<T: Column> ToSql for Sql<&T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(self.0.kept()))
    }
}

/// Reads a column by name.
pub(crate) trait RowColumns {
    /// The value of the column, or what is wrong with it.
    fn column<T: Column>(&self, name: &str) -> rusqlite::Result<T>;
}

impl RowColumns for rusqlite::Row<'_> {
    fn column<T: Column>(&self, name: &str) -> rusqlite::Result<T> {
        let kept = self.get_ref(name)?;
        T::read(kept).map_err(|error| {
            let index = self.as_ref().column_index(name).unwrap_or(0);
            rusqlite::Error::FromSqlConversionFailure(index, kept.data_type(), Box::new(error))
        })
    }
}

impl Column for String {
    fn kept(&self) -> Value {
        Value::Text(self.clone())
    }
    fn read(kept: ValueRef<'_>) -> FromSqlResult<Self> {
        kept.as_str().map(str::to_owned)
    }
}

impl Column for i64 {
    fn kept(&self) -> Value {
        Value::Integer(*self)
    }
    fn read(kept: ValueRef<'_>) -> FromSqlResult<Self> {
        kept.as_i64()
    }
}

impl Column for u16 {
    fn kept(&self) -> Value {
        Value::Integer(i64::from(*self))
    }
    fn read(kept: ValueRef<'_>) -> FromSqlResult<Self> {
        let n = kept.as_i64()?;
        Self::try_from(n).or(Err(FromSqlError::OutOfRange(n)))
    }
}

impl Column for u32 {
    fn kept(&self) -> Value {
        Value::Integer(i64::from(*self))
    }
    fn read(kept: ValueRef<'_>) -> FromSqlResult<Self> {
        let n = kept.as_i64()?;
        Self::try_from(n).or(Err(FromSqlError::OutOfRange(n)))
    }
}

impl Column for bool {
    fn kept(&self) -> Value {
        Value::Integer(i64::from(*self))
    }
    fn read(kept: ValueRef<'_>) -> FromSqlResult<Self> {
        match kept.as_i64()? {
            0 => Ok(false),
            1 => Ok(true),
            n => Err(FromSqlError::OutOfRange(n)),
        }
    }
}

impl Column for Uuid {
    fn kept(&self) -> Value {
        Value::Blob(self.as_bytes().to_vec())
    }
    fn read(kept: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes = kept.as_blob()?;
        Self::from_slice(bytes)
            .or(Err(FromSqlError::InvalidBlobSize { expected_size: 16, blob_size: bytes.len() }))
    }
}

impl Column for [u8; 32] {
    fn kept(&self) -> Value {
        Value::Blob(self.to_vec())
    }
    fn read(kept: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes = kept.as_blob()?;
        bytes.try_into().or(Err(FromSqlError::InvalidBlobSize { expected_size: 32, blob_size: bytes.len() }))
    }
}

impl<T: Column> Column for Option<T> {
    fn kept(&self) -> Value {
        self.as_ref().map_or(Value::Null, Column::kept)
    }
    fn read(kept: ValueRef<'_>) -> FromSqlResult<Self> {
        match kept {
            ValueRef::Null => Ok(None),
            ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Text(_) | ValueRef::Blob(_) => {
                T::read(kept).map(Some)
            }
        }
    }
}

/// Sealed bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed(pub Vec<u8>);

impl Column for Sealed {
    fn kept(&self) -> Value {
        Value::Blob(self.0.clone())
    }
    fn read(kept: ValueRef<'_>) -> FromSqlResult<Self> {
        kept.as_blob().map(|bytes| Self(bytes.to_vec()))
    }
}

impl Column for Money {
    fn kept(&self) -> Value {
        Value::Integer(self.0)
    }
    fn read(kept: ValueRef<'_>) -> FromSqlResult<Self> {
        kept.as_i64().map(Self)
    }
}

/// A value of several parts, kept as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Json<T>(pub T);

impl<T: Serialize + DeserializeOwned> Column for Json<T> {
    #[expect(clippy::expect_used, reason = "plain data of the house always has a JSON form")]
    fn kept(&self) -> Value {
        Value::Text(serde_json::to_string(&self.0).expect("plain data"))
    }
    fn read(kept: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(kept.as_str()?).map(Self).or(Err(FromSqlError::InvalidType))
    }
}

/// A value kept as text, with one way to write and one to read it.
macro_rules! text_columns {
    ($($type:ty: $write:expr, $read:expr;)+) => {$(
        impl Column for $type {
            fn kept(&self) -> Value {
                let write: fn(&$type) -> String = $write;
                Value::Text(write(self))
            }
            fn read(kept: ValueRef<'_>) -> FromSqlResult<Self> {
                let read: fn(&str) -> Option<$type> = $read;
                read(kept.as_str()?).ok_or(FromSqlError::InvalidType)
            }
        }
    )+};
}

text_columns! {
    Moment: |m| m.text(), Moment::read;
    Day: |d| d.text(), Day::read;
    Zone: |z| z.name().to_owned(), Zone::read;
    Roles: Roles::text, Roles::read;
    Role: |r| r.text().to_owned(), Role::read;
}

/// Closed sets, kept as their own text.
macro_rules! closed_columns {
    ($($type:ty),+ $(,)?) => {text_columns! {$($type: |one| one.text().to_owned(), <$type>::read;)+}};
}

closed_columns![
    About,
    Account,
    AccountLock,
    Against,
    Asked,
    Axis,
    BackedUp,
    Channel,
    CloseScope,
    ConsentHow,
    Cover,
    Ending,
    Evidence,
    Grade,
    Hold,
    Kind,
    Language,
    Level,
    LineKind,
    LogKind,
    MessagePurpose,
    Method,
    NoteKind,
    NumberPeriod,
    OldParts,
    Outcome,
    PasscodeKind,
    Payer,
    PaymentKind,
    WriteOffKind,
    Phase,
    PhotoView,
    PriceRuleKind,
    Priority,
    Purpose,
    QuoteHow,
    QuoteSaid,
    QuoteState,
    Reminded,
    ReminderHow,
    Reproduced,
    ReworkCharge,
    RollWay,
    RollWidth,
    Rounding,
    SentTo,
    SignedOn,
    Stage,
    SupportState,
    TerminalKind,
    TermsKind,
    Theme,
    Verdict,
    Warranty,
    WarrantyBasis,
    CountCause,
    HandingState,
    LineState,
    MovementKind,
    OldPartOwner,
    OldPartState,
    OldPartVerdict,
    PartClass,
    PlaceKind,
    PurchaseState,
    StocktakeState,
    SupplierReturnReason,
    SupplierReturnState,
];

macro_rules! id_columns {
    ($($id:ty),+) => {$(
        impl Column for $id {
            fn kept(&self) -> Value {
                self.0.kept()
            }
            fn read(kept: ValueRef<'_>) -> FromSqlResult<Self> {
                <Uuid as Column>::read(kept).map(Self)
            }
        }
    )+};
}

id_columns!(
    AssignmentId,
    BrandId,
    ChecklistId,
    CheckupId,
    CloseId,
    CompanyId,
    ConditionId,
    ConsentId,
    CustomerId,
    CustomerPhoneId,
    DeviceId,
    DraftId,
    FaultCodeId,
    FileId,
    FindingId,
    HandOverId,
    LogEntryId,
    MessageId,
    ModelId,
    NoteId,
    PasscodeId,
    PaymentId,
    WriteOffId,
    PersonId,
    PhotoId,
    PostingId,
    PriceId,
    PriceRuleId,
    QuoteAnswerId,
    QuoteId,
    QuoteLineId,
    ReminderId,
    RepairId,
    RequestId,
    RollPrinterId,
    SavedViewId,
    SendingId,
    SettlementId,
    ShareId,
    ShopId,
    StepId,
    SupportId,
    SymptomId,
    TerminalId,
    TermsId,
    VisitId,
    WorkId,
    HandingId,
    HandingLineId,
    MovementId,
    OldPartId,
    PartAlternateId,
    PartCodeId,
    PartId,
    PartModelId,
    PartSupplierId,
    PieceId,
    PlaceId,
    PurchaseId,
    PurchaseLineId,
    ReceiptId,
    ReceiptLineId,
    RepairPartId,
    StocktakeCountId,
    StocktakeId,
    StocktakeLineId,
    SupplierId,
    SupplierReturnId,
    SupplierReturnLineId
);
