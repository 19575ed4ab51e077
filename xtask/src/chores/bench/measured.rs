//! Times and sizes of another program's run.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

/// What one run took.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    /// CPU seconds of all its threads.
    pub(super) cpu: f64,
    /// Seconds from start to end.
    pub(super) wall: f64,
    /// Seconds from start to the first line it wrote.
    pub(super) first: f64,
    /// The most memory it held, in MB.
    pub(super) memory: f64,
}

/// Runs `command`, which must succeed, and measures it; gives what it wrote, too. No other program may be started
/// meanwhile.
pub(super) fn run(command: &mut Command) -> anyhow::Result<(Measured, String)> {
    let (measured, written, status) = run_to_end(command)?;
    ensure!(status.success(), "what is to be measured ended with {status}");
    Ok((measured, written))
}

/// The same where some items may be skipped, or nothing found.
pub(super) fn run_to_any_end(command: &mut Command) -> anyhow::Result<(Measured, String)> {
    let (measured, written, status) = run_to_end(command)?;
    ensure!(matches!(status.code(), Some(0 | 3 | 4)), "what is to be measured ended with {status}");
    Ok((measured, written))
}

fn run_to_end(command: &mut Command) -> anyhow::Result<(Measured, String, ExitStatus)> {
    let before = cpu()?;
    let start = Instant::now();
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start what is to be measured")?;
    let mut output = BufReader::new(child.stdout.take().context("standard output is a pipe")?);
    let has_ended = AtomicBool::new(false);
    let (first, written, memory) = thread::scope(|scope| {
        let memory = scope.spawn(|| watch_memory(&child, &has_ended));
        let mut written = String::new();
        let read = output.read_line(&mut written);
        let first = start.elapsed();
        let read = read.and_then(|_| output.read_to_string(&mut written));
        has_ended.store(true, Ordering::Relaxed);
        let memory = memory.join().unwrap_or_default();
        read.map(|_| (first, written, memory))
    })?;
    let status = child.wait()?;
    let wall = start.elapsed();
    let cpu = cpu()? - before;
    let measured = Measured { cpu, wall: wall.as_secs_f64(), first: first.as_secs_f64(), memory };
    Ok((measured, written, status))
}

/// CPU seconds of all programs that this one started and that have ended.
fn cpu() -> anyhow::Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let microseconds = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Ok(microseconds as f64 / 1e6)
}

/// The most memory that `child` has held when it ends, in MB; 0 where the system does not tell.
fn watch_memory(child: &Child, has_ended: &AtomicBool) -> f64 {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0.0_f64;
    while !has_ended.load(Ordering::Relaxed) {
        // The system keeps the peak itself, so that only the very last moments can be missed.
        let peak = fs::read_to_string(&status).ok().and_then(|status| peak(&status));
        most = most.max(peak.unwrap_or(0.0));
        thread::sleep(Duration::from_millis(2));
    }
    most
}

/// The peak resident size in a process's status, in MB.
fn peak(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::peak;

    #[test]
    fn the_peak_is_told_in_megabytes() {
        assert_eq!(peak("Name:\tsayso\nVmHWM:\t   62500 kB\nVmRSS:\t 10 kB\n"), Some(64.0));
        assert_eq!(peak("Name:\tsayso\n"), None);
    }
}
