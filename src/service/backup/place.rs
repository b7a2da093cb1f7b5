//! Where an office or its backups may lie: not on a shared network folder, better not in one that a service synchronises.

use std::path::{Component, Path, PathBuf, Prefix};

/// What is to be said of a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Place {
    /// Nothing: a disk of this computer.
    #[default]
    Local,
    /// A shared network folder, by the name of its file system. The journal of an office does not survive there.
    Network(String),
    /// A folder that a service synchronises; its name. The service may take a file in the middle of a change.
    Synced(&'static str),
}

/// File systems that are shared over a network, as `/proc/self/mountinfo` calls them.
const SHARED: [&str; 23] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "9p",
    "ceph",
    "glusterfs",
    "lustre",
    "davfs",
    "fuse.sshfs",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.curlftpfs",
    "fuse.smbnetfs",
    "fuse.vmhgfs-fuse",
    "vboxsf",
    "virtiofs",
    "drvfs",
];

/// How the folders of known services are called; the end of a name may say whose it is, `OneDrive - Spring`.
const SERVICES: [(&str, &str); 8] = [
    ("onedrive", "OneDrive"),
    ("yandex.disk", "Yandex.Disk"),
    ("yandexdisk", "Yandex.Disk"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("cloud mail.ru", "Cloud Mail.ru"),
    ("nextcloud", "Nextcloud"),
];

/// What is to be said of the place where a file lies or is to lie.
pub fn place(path: &Path) -> Place {
    let there = path.ancestors().find_map(|folder| folder.canonicalize().ok());
    let there = there.unwrap_or_else(|| path.to_owned());
    if is_on_server(&there) || is_on_server(path) {
        return Place::Network("UNC".to_owned());
    }
    if cfg!(target_os = "linux")
        && let Ok(mounts) = std::fs::read_to_string("/proc/self/mountinfo")
        && let Some(kind) = shared_kind(&mounts, &there)
    {
        return Place::Network(kind);
    }
    synced_by(&there).or_else(|| synced_by(path)).map_or(Place::Local, Place::Synced)
}

/// Whether a path of Windows names a server. A drive that stands for a network folder is resolved to its server first.
fn is_on_server(path: &Path) -> bool {
    match path.components().next() {
        Some(Component::Prefix(prefix)) => matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)),
        _ => false,
    }
}

/// The shared file system on which a path lies, by the table of mounts; `None`: on one of this computer.
fn shared_kind(mounts: &str, path: &Path) -> Option<String> {
    let mut nearest: Option<(PathBuf, &str)> = None;
    for line in mounts.lines() {
        let Some((left, right)) = line.split_once(" - ") else { continue };
        let (Some(point), Some(kind)) = (left.split(' ').nth(4), right.split(' ').next()) else { continue };
        let point = PathBuf::from(unescaped(point));
        // Of two on one point the later one is seen.
        let is_nearer = nearest.as_ref().is_none_or(|(known, _)| point.starts_with(known));
        if path.starts_with(&point) && is_nearer {
            nearest = Some((point, kind));
        }
    }
    nearest.map(|(_, kind)| kind.to_owned()).filter(|kind| SHARED.contains(&kind.as_str()))
}

/// A mount point as it is written there: a blank is `\040`.
fn unescaped(text: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .into_iter()
        .fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant))
}

fn synced_by(path: &Path) -> Option<&'static str> {
    path.components().find_map(|part| {
        let name = part.as_os_str().to_string_lossy().to_lowercase();
        let known = |known: &str| {
            name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(']))
        };
        SERVICES.into_iter().find(|(folder, _)| known(folder)).map(|(_, service)| service)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 21 0:30 / /home rw - ext4 /dev/sda2 rw
41 30 0:41 / /home/anna/Office\\040files rw,nosuid shared:9 - cifs //server/office rw
42 21 0:42 / /mnt/nas rw - nfs4 nas:/office rw
43 42 8:17 / /mnt/nas/stick rw - vfat /dev/sdb1 rw
44 21 0:44 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
45 21 0:45 / /media/sf_office rw - vboxsf office rw";

    #[test]
    fn a_shared_folder_is_known_by_its_file_system() {
        let kind = |path: &str| shared_kind(MOUNTS, Path::new(path));
        assert_eq!(kind("/home/anna/Office files/spring.rodnik").as_deref(), Some("cifs"));
        assert_eq!(kind("/mnt/nas/spring.rodnik").as_deref(), Some("nfs4"));
        assert_eq!(kind("/run/user/1000/gvfs/smb-share/a.rodnik").as_deref(), Some("fuse.gvfsd-fuse"));
        assert_eq!(
            kind("/media/sf_office/a.rodnik").as_deref(),
            Some("vboxsf"),
            "of a computer around this one"
        );
        for local in ["/home/anna/spring.rodnik", "/mnt/nas/stick/a.rodnik", "/mnt/nasty/a", "/a.rodnik"] {
            assert_eq!(kind(local), None, "{local}");
        }
    }

    #[test]
    fn a_synchronised_folder_is_known_by_its_name() {
        let by = |path: &str| synced_by(Path::new(path));
        assert_eq!(by("/home/anna/OneDrive - Spring/a.rodnik"), Some("OneDrive"));
        assert_eq!(by("/home/anna/Yandex.Disk/a.rodnik"), Some("Yandex.Disk"));
        assert_eq!(by("/home/anna/Dropbox (Personal)/a.rodnik"), Some("Dropbox"));
        assert_eq!(by("/home/anna/Dropboxes/a.rodnik"), None);
        assert_eq!(by("/home/anna/water/a.rodnik"), None);
    }

    #[test]
    fn an_own_disk_is_nothing_to_speak_of() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(place(&folder.path().join("to be made").join("a.rodnik")), Place::Local);
    }
}
