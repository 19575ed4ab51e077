//! Whatever goes wrong, a ledger opens again with all that was told to be in it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use sayso_core::Digest;
use sayso_store::{Ledger, Query, Step};
use tempfile::TempDir;

/// Letters that are added to a ledger.
const LETTERS: usize = 60;

/// How often an add is killed; SAYSO_KILLS in the environment says otherwise.
const KILLS: usize = 15;

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A folder of letters, each with statements of its own by the same two people.
    fn letters(&self, name: &str, count: usize) -> PathBuf {
        let folder = self.folder.path().join(name);
        fs::create_dir_all(&folder).expect("creates");
        for number in 0..count {
            let words = format!(
                "Ann Lee said on Monday that bridge {number} of {name} was safe. “I drove over bridge {number},” she \
                 said. Ben Roe denied that bridge {number} was safe.\n"
            );
            fs::write(folder.join(format!("{number:03}.txt")), words).expect("writes");
        }
        folder
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("ledger.sayso")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        sayso(&self.path(), arguments).output().expect("runs")
    }

    fn add(&self, letters: &Path) -> Command {
        sayso(&self.path(), &["add", letters.to_str().expect("UTF-8"), "--ids"])
    }

    /// How many articles and statements there are; everything must be as it should be.
    #[track_caller]
    fn sound(&self) -> (usize, usize) {
        let ledger = Ledger::read(&self.path()).expect("opens");
        let found = |step: Step| assert!(matches!(step, Step::Done(..)), "{step:?}");
        let checked = ledger.verify(&mut { found }).expect("verifies");
        (checked.articles, checked.statements)
    }
}

fn sayso(ledger: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.args(arguments).env("SAYSO_LEDGER", ledger).env("USER", "Ann");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn shown(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[track_caller]
fn check_fails(output: &Output, reason: &str) {
    assert_eq!(output.status.code(), Some(1), "{}{}", shown(output), said(output));
    assert!(said(output).contains(reason), "{}", said(output));
}

/// The ids that an add told of before it was killed after `life`.
fn ids_until_killed(mut child: Child, life: Duration) -> Vec<String> {
    let told = BufReader::new(child.stdout.take().expect("piped"));
    let reading = thread::spawn(move || told.lines().map_while(Result::ok).collect::<Vec<_>>());
    thread::sleep(life);
    let _ = child.kill();
    child.wait().expect("ends");
    let ids = reading.join().expect("reads");
    // The last line may have been cut.
    ids.into_iter().filter(|id| id.len() == 64).collect()
}

/// A moment within `whole` that looks like chance and is the same each time.
fn moment(number: usize, whole: Duration) -> Duration {
    let bytes = Digest::of(&[&number.to_le_bytes()]).to_bytes();
    let share = f64::from(u16::from_le_bytes([bytes[0], bytes[1]])) / f64::from(u16::MAX);
    whole.mul_f64(share)
}

#[test]
fn what_was_told_to_be_in_survives_kills_at_any_moment() {
    let kills = std::env::var("SAYSO_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let whole = Desk::new();
    let letters = whole.letters("letters", LETTERS);
    let begun = Instant::now();
    let output = whole.add(&letters).output().expect("runs");
    let took = begun.elapsed();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let expected = whole.sound();
    assert_eq!(expected.0, LETTERS);

    let mut desk = Desk::new();
    let mut told = Vec::new();
    for kill in 0..kills {
        let child = desk.add(&letters).spawn().expect("runs");
        told.extend(ids_until_killed(child, moment(kill, took)));
        if !desk.path().exists() {
            continue;
        }
        // A ledger that nothing was put into yet is made by the next who adds.
        let Ok(ledger) = Ledger::open(&desk.path()) else { panic!("does not open after kill {kill}") };
        for id in &told {
            ledger.article(id).unwrap_or_else(|error| panic!("{id} is lost after kill {kill}: {error}"));
        }
        drop(ledger);
        let (articles, _) = desk.sound();
        if articles == LETTERS {
            // All is in: kill the next from the start.
            desk = Desk::new();
            told.clear();
        }
    }
    let output = desk.add(&letters).output().expect("runs");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(desk.sound(), expected, "none is lost and none is there twice");
}

#[test]
fn two_may_add_at_once() {
    let desk = Desk::new();
    let (ours, theirs) = (desk.letters("ours", 12), desk.letters("theirs", 12));
    let adds: Vec<Child> =
        [&ours, &theirs, &ours].map(|letters| desk.add(letters).spawn().expect("runs")).into_iter().collect();
    for add in adds {
        let output = add.wait_with_output().expect("ends");
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
    assert_eq!(desk.sound().0, 24);
    let ledger = Ledger::read(&desk.path()).expect("opens");
    for name in ["Ann Lee", "Ben Roe"] {
        let sources = ledger.sources_called(name).expect("reads");
        assert_eq!(sources.len(), 1, "{name} is one, whoever put them in first");
    }
}

#[test]
fn a_backup_may_be_made_while_others_add() {
    let desk = Desk::new();
    let (first, second) = (desk.letters("first", 4), desk.letters("second", 12));
    assert!(desk.add(&first).status().expect("runs").success());
    let add = desk.add(&second).spawn().expect("runs");
    let copy = desk.folder.path().join("copy.sayso");
    let output = desk.run(&["backup", copy.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(add.wait_with_output().expect("ends").status.success());
    assert_eq!(desk.sound().0, 16);
    let copied = Ledger::read(&copy).expect("opens");
    assert!(copied.verify(&mut |_| {}).expect("verifies").articles >= 4);
}

/// A limit on the size of files stands in for a full disk: any user can set one.
#[cfg(unix)]
#[test]
fn what_was_in_before_the_disk_was_full_is_safe() {
    let desk = Desk::new();
    let (first, second) = (desk.letters("first", 4), desk.letters("second", LETTERS));
    assert!(desk.add(&first).status().expect("runs").success());
    let blocks = fs::metadata(desk.path()).expect("there").len() / 512 + 16;
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f $1; exec $2 add $3 --ids", "sh", &blocks.to_string()])
        .args([Path::new(env!("CARGO_BIN_EXE_sayso")), &second])
        .env("SAYSO_LEDGER", desk.path())
        .output()
        .expect("runs");
    check_fails(&output, "disk");
    let (articles, _) = desk.sound();
    let told = shown(&output).lines().count();
    assert!(articles >= 4 + told, "{articles} of 4 and {told}");
    assert!(desk.add(&second).status().expect("runs").success());
    assert_eq!(desk.sound().0, 4 + LETTERS);
}

/// As somebody who may not write, whoever runs the test.
#[cfg(unix)]
#[test]
fn what_may_not_be_written_to_can_be_read() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;

    let desk = Desk::new();
    let letters = desk.letters("letters", 2);
    assert!(desk.add(&letters).status().expect("runs").success());
    for beside in ["-wal", "-shm"] {
        let _ = fs::remove_file(desk.folder.path().join(format!("ledger.sayso{beside}")));
    }
    let allow = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("is ours");
    };
    allow(&desk.path(), 0o444);
    allow(desk.folder.path(), 0o555);
    let is_root = fs::metadata(desk.path()).expect("there").uid() == 0;
    // The one who may do everything may also write where nobody may.
    let as_nobody = |arguments: &[&str]| {
        let mut command = sayso(&desk.path(), arguments);
        if is_root {
            command.uid(65534).gid(65534);
        }
        command.current_dir("/").output()
    };
    // Nobody may not be allowed to see where the program is.
    if let Ok(output) = as_nobody(&["search", "bridge"]) {
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let output = as_nobody(&["add", letters.to_str().expect("UTF-8")]).expect("runs");
        check_fails(&output, "cannot be written to");
    }
    allow(desk.folder.path(), 0o755);
    allow(&desk.path(), 0o644);
    assert!(desk.sound().0 == 2);
}

#[test]
fn what_is_no_ledger_is_named() {
    let desk = Desk::new();
    let letters = desk.letters("letters", 1);
    let letters = letters.to_str().expect("UTF-8");
    check_fails(&desk.run(&["search"]), "there is no ledger at");
    fs::write(desk.path(), "Dear editor,\n".repeat(400)).expect("writes");
    for arguments in [&["search"][..], &["add", letters], &["verify"], &["backup", "copy.sayso"]] {
        check_fails(&desk.run(arguments), "is not a ledger of sayso");
    }
    fs::write(desk.path(), "").expect("writes");
    check_fails(&desk.run(&["search"]), "is empty; `sayso add` puts articles into it");
    assert_eq!(fs::metadata(desk.path()).expect("there").len(), 0, "reading writes nothing");
    assert!(desk.run(&["add", letters]).status.success());
    assert_eq!(desk.sound().0, 1);

    let folder = desk.folder.path().to_str().expect("UTF-8");
    for arguments in [&["search", "--ledger", folder][..], &["add", letters, "--ledger", folder]] {
        check_fails(&desk.run(arguments), "is not a ledger of sayso");
    }
    let nowhere = format!("{folder}/no/such/ledger.sayso");
    check_fails(&desk.run(&["add", letters, "--ledger", &nowhere]), "cannot open or make a ledger at");
}

#[test]
fn a_ledger_of_a_newer_version_is_left_as_it_is() {
    let desk = Desk::new();
    let letters = desk.letters("letters", 1);
    assert!(desk.add(&letters).status().expect("runs").success());
    let mut bytes = fs::read(desk.path()).expect("reads");
    // SQLite keeps the version of the schema there.
    bytes[60..64].copy_from_slice(&999_u32.to_be_bytes());
    fs::write(desk.path(), &bytes).expect("writes");
    for arguments in [&["search"][..], &["add", letters.to_str().expect("UTF-8")], &["verify", "--rebuild"]] {
        check_fails(&desk.run(arguments), "was written by a newer sayso (version 999");
    }
    assert!(fs::read(desk.path()).expect("reads") == bytes);
}

#[test]
fn a_cut_file_is_called_damaged() {
    let desk = Desk::new();
    let letters = desk.letters("letters", 8);
    assert!(desk.add(&letters).status().expect("runs").success());
    let bytes = fs::read(desk.path()).expect("reads");
    for share in [1, 3, 7] {
        fs::write(desk.path(), &bytes[..bytes.len() * share / 8]).expect("writes");
        for arguments in [&["search", "bridge"][..], &["verify"], &["add", letters.to_str().expect("UTF-8")]]
        {
            let output = desk.run(arguments);
            let told = format!("{}{}", shown(&output), said(&output));
            let is_told = told.contains("damaged") || told.contains("malformed") || told.contains("fault");
            // A search may not need what is gone.
            assert!(is_told || output.status.success(), "{share} of 8, {arguments:?}: {told}");
            let is_verify = arguments[0] == "verify";
            assert!(is_told || !is_verify, "{share} of 8: {told}");
            assert!(!is_verify || output.status.code() == Some(5), "{share} of 8: {told}");
        }
    }
}

#[test]
fn clocks_that_cannot_be_are_remarked_on() {
    let desk = Desk::new();
    let letter = desk.folder.path().join("letter.json");
    let record = r#"{"text": "Ann Lee said on Monday that the bridge was safe.", "published": "2087-01-01"}"#;
    fs::write(&letter, record).expect("writes");
    let output = desk.add(&letter).output().expect("runs");
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("which is yet to come"), "{}", said(&output));
    let output = desk.run(&["verify"]);
    assert_eq!(output.status.code(), Some(0), "a remark is no fault");
    assert!(shown(&output).contains("remark (published later)"), "{}", shown(&output));
    assert!(shown(&output).contains("no fault; 1 remark"), "{}", shown(&output));
    let output = desk.run(&["search", "--since", "2086-01-01"]);
    assert!(shown(&output).contains("2087-01-01"), "{}", shown(&output));
}

#[test]
fn a_query_that_matches_everything_is_answered_with_counts() {
    let desk = Desk::new();
    let letters = desk.letters("letters", 20);
    assert!(desk.add(&letters).status().expect("runs").success());
    let (_, statements) = desk.sound();
    for arguments in [&["search", "-n", "3"][..], &["search", "bridge", "-n", "3"]] {
        let output = desk.run(arguments);
        assert!(output.status.success());
        assert!(shown(&output).contains("statements, 3 of them shown"), "{}", shown(&output));
    }
    let found = Ledger::read(&desk.path()).expect("opens").search(&Query::default()).expect("searches");
    assert_eq!(found.count, statements);
}
