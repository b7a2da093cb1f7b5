//! The bell as a named pipe of this machine. By the rights that the system gives it others may at most read, and nothing is
//! to be read from it: only its owner rings.

use std::fs::OpenOptions;
use std::io;
use std::os::windows::fs::OpenOptionsExt;
use std::path::Path;

use tokio::net::windows::named_pipe::{NamedPipeServer, ServerOptions};
use tokio::runtime::{Builder, Runtime};

use super::{Forward, number};

/// Who rings was gone before it was heard: it rang all the same.
const GONE: i32 = 232;
/// A pipe that somebody else has put there learns who rings, and may not act in that name.
const IDENTIFICATION: u32 = 0x0001_0000;

/// A bell that is heard; taken down when it is dropped.
#[derive(Debug)]
pub(super) struct Bell(Option<Runtime>);

impl Bell {
    /// Hangs it up.
    ///
    /// # Errors
    /// When the system gives no pipe, or no thread is to be had.
    pub fn hang(path: &Path, forward: Forward) -> io::Result<Self> {
        let runtime =
            Builder::new_multi_thread().worker_threads(1).thread_name("bell").enable_io().build()?;
        let pipe = {
            let _entered = runtime.enter();
            let mut options = ServerOptions::new();
            options
                .first_pipe_instance(true)
                .access_inbound(true)
                .access_outbound(false)
                .create(name(path))?
        };
        runtime.spawn(listen(pipe, forward));
        Ok(Self(Some(runtime)))
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// Rings once.
///
/// # Errors
/// When nobody listens.
pub(super) fn ring(path: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).security_qos_flags(IDENTIFICATION).open(name(path)).map(drop)
}

/// The pipes of all users have one folder; the user's own folder is in the number.
fn name(path: &Path) -> String {
    format!(r"\\.\pipe\rodnik-{:016x}", number(path))
}

async fn listen(pipe: NamedPipeServer, forward: Forward) {
    loop {
        match pipe.connect().await {
            Err(error) if error.raw_os_error() != Some(GONE) => {
                return log::warn!("the bell is not heard any more: {error}");
            }
            _ => forward.ask(),
        }
        if let Err(error) = pipe.disconnect() {
            return log::warn!("the bell is not heard any more: {error}");
        }
    }
}
