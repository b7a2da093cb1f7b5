//! What the program writes past SQLite, shown to the same disk.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Result};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::{Disk, Failing, Op};
use crate::photo::Change;

struct System;

impl rodnik::store::Disk for System {}

/// Makes every file that is written past SQLite one of a simulated disk, if it lies on one.
pub fn install() {
    rodnik::store::lay_on(&Past);
}

struct Past;

fn refused(failing: Failing) -> Error {
    match failing {
        Failing::Full => ErrorKind::StorageFull.into(),
        Failing::Broken | Failing::Forgetful => Error::other("the disk failed"),
    }
}

fn inode(file: &File) -> u64 {
    file.metadata().expect("an open file").ino()
}

impl Disk {
    fn allows(&self, op: Op) -> Result<()> {
        self.before(op).map_err(refused)
    }
}

impl rodnik::store::Disk for Past {
    fn create(&self, path: &Path) -> Result<File> {
        let Some(disk) = Disk::of(path) else { return System.create(path) };
        disk.allows(Op::Create)?;
        let file = System.create(path)?;
        disk.opened(path, true);
        Ok(file)
    }

    fn open(&self, path: &Path) -> Result<File> {
        let Some(disk) = Disk::of(path) else { return System.open(path) };
        disk.allows(Op::Read)?;
        disk.opening(path);
        System.open(path)
    }

    fn write(&self, (file, path): (&File, &Path), at: u64, bytes: &[u8]) -> Result<()> {
        let Some(disk) = Disk::of(path) else { return System.write((file, path), at, bytes) };
        let failing = disk.before(Op::Write).err();
        // Where there is no room, a part still fits.
        let fits = match failing {
            None => bytes,
            Some(Failing::Full) => &bytes[..bytes.len() / 2],
            Some(_) => &[],
        };
        if !fits.is_empty() {
            System.write((file, path), at, fits)?;
            disk.changed(inode(file), Change::Write(usize::try_from(at).expect("a place"), fits.into()));
        }
        failing.map_or(Ok(()), |failing| Err(refused(failing)))
    }

    fn cut(&self, (file, path): (&File, &Path), length: u64) -> Result<()> {
        let Some(disk) = Disk::of(path) else { return System.cut((file, path), length) };
        disk.allows(Op::Truncate)?;
        System.cut((file, path), length)?;
        disk.changed(inode(file), Change::Truncate(usize::try_from(length).expect("a size")));
        Ok(())
    }

    fn flush(&self, (file, path): (&File, &Path)) -> Result<()> {
        let Some(disk) = Disk::of(path) else { return System.flush((file, path)) };
        match disk.before(Op::Sync) {
            Ok(()) => disk.flushed(inode(file)),
            Err(failing) => {
                if failing == Failing::Forgetful {
                    disk.forgotten(inode(file));
                }
                return Err(refused(failing));
            }
        }
        Ok(())
    }

    fn flush_name(&self, path: &Path) -> Result<()> {
        let Some(disk) = Disk::of(path) else { return System.flush_name(path) };
        disk.allows(Op::Sync)?;
        disk.folder_flushed();
        Ok(())
    }

    fn link(&self, from: &Path, to: &Path) -> Result<()> {
        let Some(disk) = Disk::of(from) else { return System.link(from, to) };
        disk.allows(Op::Name)?;
        System.link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        let Some(disk) = Disk::of(from) else { return System.rename(from, to) };
        disk.allows(Op::Name)?;
        disk.renaming(from, to);
        System.rename(from, to)
    }

    fn remove(&self, path: &Path) -> Result<()> {
        let Some(disk) = Disk::of(path) else { return System.remove(path) };
        disk.allows(Op::Delete)?;
        if fs::metadata(path).is_ok_and(|metadata| metadata.nlink() == 1) {
            disk.deleting(path);
        }
        System.remove(path)
    }
}
