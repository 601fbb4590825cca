import Foundation
import TestSupport
import Testing

/// Each call of the file system from the lock on fails in its turn, or is the last one before the process is killed.
///
/// A sample of the calls is struck; `SYNOPTIC_FAULTS=all` strikes every one.
@Suite(.serialized) struct FaultTests {
  private static let strikesAll = ProcessInfo.processInfo.environment["SYNOPTIC_FAULTS"] == "all"

  /// What stands in the output, without what the next run clears away.
  private func output(_ folder: Folder) throws -> [String: Data] {
    try folder.contents(below: "place/output").filter { !$0.key.hasPrefix(".synoptic-") }
  }

  private func names(_ folder: Folder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path("place"))
      + FileManager.default.contentsOfDirectory(atPath: folder.path("place/output")).filter {
        $0.hasPrefix(".")
      }
  }

  @Test(arguments: FaultyProgram.Mode.allCases)
  func theOutputIsTheOldOrTheNewOneWhateverFails(mode: FaultyProgram.Mode) throws {
    let folder = try Folder()
    guard let library = try FaultyProgram.library(in: folder) else {
      print("skipped: no C compiler")
      return
    }
    try folder.write(sampleCompilation, to: "input/a.txt")
    try folder.write("mine", to: "place/output/notes/mine.txt")
    let arguments = ["--input", folder.path("input"), "--output", folder.path("place/output")]
    try Program.run(arguments)
    try FileManager.default.copyItem(atPath: folder.path("place"), toPath: folder.path("old"))
    let old = try output(folder)
    try folder.write(
      "  Ghana\n\n[Original: English]\n\n  We want a narrow treaty.\n", to: "input/b.txt")
    let program = try FaultyProgram(library, mode: mode, arguments: arguments)
    let calls = try program.publish().calls
    let new = try output(folder)
    try #require(new != old && new["notes/mine.txt"] == Data("mine".utf8))

    var struck = 0
    let faults: [FaultyProgram.Fault] = [.kill, .error(ENOSPC), .full, .error(EIO), .error(EACCES)]
    for (place, fault) in faults.enumerated() {
      for call in stride(from: 1 + place * 7, through: calls + 1, by: Self.strikesAll ? 1 : 449) {
        try FileManager.default.removeItem(atPath: folder.path("place"))
        try FileManager.default.copyItem(atPath: folder.path("old"), toPath: folder.path("place"))
        let outcome = try program.publish(fault, at: call)
        let found = try output(folder)
        switch outcome.code {
        case 0: #expect((found == new) == true, "\(fault) at \(call) went unnoticed")
        // Moving in name by name is brought to its end by the next run.
        case .some where mode != .within: #expect(found == old, "\(fault) at \(call) failed with a mix")
        case nil where mode == .exchange:
          #expect(found == old || found == new, "\(fault) at \(call) left a mix")
        default: break
        }
        // A process that was told of the old output before it was replaced would give way.
        let next =
          found == old && mode != .within ? try program.publish().code : try Program.run(arguments).code
        #expect(next == 0, "after \(fault) at \(call)")
        #expect(try output(folder) == new, "after \(fault) at \(call)")
        // The file of a lock within the output means nothing to a run that locks beside it.
        let names = try names(folder).filter { mode != .within || $0 != ".synoptic-lock" }
        #expect(names == ["output"], "after \(fault) at \(call)")
        struck += 1
      }
    }
    try program.end()
    if Self.strikesAll { print("\(mode): \(struck) faults at \(calls) calls") }
    #expect(struck >= 15)
  }

  /// Where a run that renames is killed between the two renames, there is no output, but the next run knows the old one.
  @Test func aFolderRenamedAsideIsPutBackByARunThatThenFails() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    let arguments = ["--input", folder.path("input"), "--output", folder.path("output")]
    try Program.run(arguments)
    let before = try folder.contents(below: "output")
    try FileManager.default.moveItem(
      atPath: folder.path("output"), toPath: folder.path(".synoptic-old-output"))
    try folder.write(sampleCompilation + "   We agree.\n", to: "input/a.txt")
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\""
    let outcome = try Shell.run("/bin/bash", ["-c", script, Program.executable.path] + arguments)
    #expect(outcome.code == 74, "\(outcome.errors)")
    #expect(try folder.contents(below: "output") == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["input", "output"])
  }

  @Test func ofTwoRunsTogetherEachPublishesOrGivesWay() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    let arguments = ["--quiet", "--input", folder.path("input"), "--output", folder.path("output")]
    try Program.run(arguments)
    let before = try folder.contents(below: "output")
    let pair = "\"$0\" \"$@\" & first=$!; \"$0\" \"$@\"; second=$?; wait $first; echo $? $second"
    for round in 0..<(Self.strikesAll ? 100 : 5) {
      try folder.write(sampleCompilation + "   Round \(round) of the talks.\n", to: "input/a.txt")
      let outcome = try Shell.run("/bin/bash", ["-c", pair, Program.executable.path] + arguments)
      #expect(["0 0\n", "0 75\n", "75 0\n"].contains(outcome.output), "\(outcome.output)\(outcome.errors)")
      #expect(try folder.contents(below: "output").keys.sorted() == before.keys.sorted())
      #expect(try folder.text("output/csv/passages.csv").contains("Round \(round) of the talks."))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["input", "output"])
    }
  }

  /// Runs a shell script as root in a space of mounts of its own; nil where that is not allowed.
  private func amongOwnMounts(_ script: String, _ arguments: [String]) throws -> Shell.Outcome? {
    guard let unshare = Shell.find("unshare"), try Shell.run(unshare, ["-m", "true"]).code == 0 else {
      print("skipped: no mounts of one's own are allowed here")
      return nil
    }
    return try Shell.run(unshare, ["-m", "/bin/bash", "-c", "set -e\n" + script] + arguments)
  }

  @Test func aFullDiskLeavesTheOldOutput() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    try folder.write("", to: "disk/x")
    // At the first sizes nothing fits, at the last everything does: in between, each file in turn is the last one.
    let script = """
      mount -t tmpfs -o size=4m tmpfs "$1/disk"
      mkdir "$1/disk/output"
      sum() { find "$1/disk/output" -type f -print0 | sort -z | xargs -0 cat | cksum; }
      "$0" --quiet --input "$1/input" --output "$1/disk/output"
      for size in 8 32 64 128 160 192 256 512 2048; do
        echo "   More of $size." >> "$1/input/a.txt"
        before=$(sum "$1")
        rm -f "$1/disk/filler"
        free=$(df --output=avail -k "$1/disk" | tail -n 1)
        head -c $(((free - size) * 1024)) /dev/zero > "$1/disk/filler"
        code=0
        "$0" --quiet --input "$1/input" --output "$1/disk/output" 2> /dev/null || code=$?
        if [ $code = 0 ]; then test "$before" != "$(sum "$1")"; else test "$before" = "$(sum "$1")"; fi
        test "$(ls -A "$1/disk")" = "$(printf 'filler\\noutput')"
        echo $code
      done
      """
    guard let outcome = try amongOwnMounts(script, [Program.executable.path, folder.path]) else { return }
    #expect(outcome.code == 0, "\(outcome.errors)")
    let codes = outcome.output.split(separator: "\n")
    #expect(codes.count == 9 && codes.first == "74" && codes.last == "0", "\(codes)")
    #expect(codes.allSatisfy { ["0", "73", "74"].contains($0) }, "\(codes)")
  }

  @Test func anOutputThatIsAMountPointIsFilledWhereItIs() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    try folder.write("", to: "mount/x")
    try folder.write("", to: "bind/x")
    try folder.write("", to: "bound/x")
    let script = """
      mount -t tmpfs tmpfs "$1/mount"
      mount --bind "$1/bound" "$1/bind"
      for place in mount bind; do
        echo mine > "$1/$place/mine"
        for run in 1 2; do "$0" --quiet --input "$1/input" --output "$1/$place"; done
        rm -f "$1/$place/x"
        ls -A "$1/$place" | tr '\\n' ' '
      done
      """
    guard let outcome = try amongOwnMounts(script, [Program.executable.path, folder.path]) else { return }
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output == String(repeating: "briefing csv mine positions.xlsx ", count: 2))
  }

  /// As in a container whose image holds an output.
  @Test func anOutputOfALayerBelowIsReplaced() throws {
    let folder = try Folder()
    try folder.write(sampleCompilation, to: "input/a.txt")
    try folder.write("mine", to: "lower/output/mine")
    for name in ["csv/old.csv", "briefing/old.md", "positions.xlsx"] {
      try folder.write("old", to: "lower/output/" + name)
    }
    for name in ["layers", "merged"] { try folder.write("", to: name + "/x") }
    let script = """
      mount -t tmpfs tmpfs "$1/layers"
      mkdir "$1/layers/upper" "$1/layers/work"
      mount -t overlay overlay -o "lowerdir=$1/lower,upperdir=$1/layers/upper,workdir=$1/layers/work" "$1/merged" ||
        { echo none; exit 0; }
      for run in 1 2; do "$0" --quiet --input "$1/input" --output "$1/merged/output"; done
      ls -A "$1/merged" "$1/merged/output" | tr '\\n' ' '
      ls "$1/merged/output/csv" | grep -c old || true
      """
    guard let outcome = try amongOwnMounts(script, [Program.executable.path, folder.path]) else { return }
    if outcome.output == "none\n" { return print("skipped: no overlay file system here") }
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(
      outcome.output == "\(folder.path)/merged: output  \(folder.path)/merged/output: briefing csv mine "
        + "positions.xlsx 0\n")
  }
}
