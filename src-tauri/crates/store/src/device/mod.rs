//! Machines.

use crate::change::Change;
use crate::error::Result;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::catalogue::{Kind, ModelId};
use domain::device::DeviceId;
use rusqlite::{OptionalExtension, named_params};

noun! {
    /// A machine.
    Device = "device" {
        /// Its id.
        id: DeviceId,
        /// What it is.
        kind: Kind,
        /// Its brand.
        brand: String,
        /// Its model.
        model: String,
        /// Its colour, or nothing.
        colour: String,
        /// Its storage, or nothing.
        storage: String,
        /// The catalogue's line it was chosen from.
        catalogue: Option<ModelId>,
        /// Its IMEI, 15 digits.
        imei: Option<String>,
        /// Its second IMEI.
        imei2: Option<String>,
        /// Its serial number.
        serial: Option<String>,
        /// Why neither could be read.
        unreadable: Option<String>,
        /// The same machine under its former IMEI, before its main board was changed.
        former: Option<DeviceId>,
        /// The same machine under another row, which holds everything now.
        merged_into: Option<DeviceId>,
    }
}

/// One by id.
///
/// # Errors
/// What the database says; `store.broken_reference` where there is none.
pub fn by_id(read: &Read<'_>, id: DeviceId) -> kernel::Result<Device> {
    Ok(read.one(id.0)?)
}

/// One by id, where there is one.
///
/// # Errors
/// What the database says.
pub fn find(read: &Read<'_>, id: DeviceId) -> kernel::Result<Option<Device>> {
    Ok(read.get(id.0)?)
}

/// One by IMEI.
///
/// # Errors
/// What the database says.
pub fn by_imei(read: &Read<'_>, imei: &str) -> kernel::Result<Option<Device>> {
    let find = || -> Result<Option<Device>> {
        let mut statement = read.db.prepare_cached(include_str!("by_imei.sql"))?;
        Ok(statement.query_row(named_params! {":imei": imei}, Device::read).optional()?)
    };
    Ok(find()?)
}

/// One by brand and serial number: serial numbers of two makers may be the same.
///
/// # Errors
/// What the database says.
pub fn by_serial(read: &Read<'_>, brand: &str, serial: &str) -> kernel::Result<Option<Device>> {
    let find = || -> Result<Option<Device>> {
        let mut statement = read.db.prepare_cached(include_str!("by_serial.sql"))?;
        Ok(statement
            .query_row(named_params! {":serial": serial, ":brand": brand}, Device::read)
            .optional()?)
    };
    Ok(find()?)
}

/// Adds one.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, device: &Device) -> kernel::Result<()> {
    Ok(change.insert(device)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn correct(change: &mut Change<'_>, before: &Device, after: &Device) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
