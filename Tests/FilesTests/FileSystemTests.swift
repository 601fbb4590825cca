import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct FileSystemTests {
  @Test(arguments: [0, 1, 4094, 4095, 4096, 4097, 65_536, 100_000])
  func readsWhatIsWritten(count: Int) throws {
    let scratch = try Folder()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try FileSystem.write(bytes, to: scratch.path("file"))
    #expect(try FileSystem.read(scratch.path("file")) == bytes)
    // Shorter contents leave nothing of the longer ones.
    try FileSystem.write([1, 2], to: scratch.path("file"))
    #expect(try FileSystem.read(scratch.path("file")) == [1, 2])
  }

  @Test func readsFilesThatTellNoSize() throws {
    // Files of the process file system say 0 bytes.
    #expect(try FileSystem.read("/proc/self/maps").count > 0)
  }

  @Test func readErrorsNameThePathAndTheReason() throws {
    let scratch = try Folder()
    try scratch.makeFolder("folder")
    try scratch.link("dangling", to: "nowhere")
    try scratch.link("circle", to: "circle")
    for (name, code) in [
      ("missing", ENOENT), ("folder", EISDIR), ("dangling", ENOENT), ("circle", ELOOP),
      ("folder/a/b", ENOENT),
    ] {
      let path = scratch.path(name)
      #expect(throws: FileError(.read, path, code: code)) { try FileSystem.read(path) }
    }
    #expect(
      FileError(.read, "a/b", code: ENOENT).description == "cannot read a/b: No such file or directory")
    #expect(
      FileError(.replace, "a", code: EBUSY, advice: "wait").description
        == "cannot replace a: Device or resource busy; wait")
  }

  @Test func writingWithoutReplacing() throws {
    let scratch = try Folder()
    try FileSystem.write([1], to: scratch.path("file"), replacing: false)
    #expect(throws: FileError(.write, scratch.path("file"), code: EEXIST)) {
      try FileSystem.write([2], to: scratch.path("file"), replacing: false)
    }
    #expect(try FileSystem.read(scratch.path("file")) == [1])
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("link"), withDestinationPath: scratch.path("nowhere"))
    #expect(throws: FileError(.write, scratch.path("link"), code: EEXIST)) {
      try FileSystem.write([2], to: scratch.path("link"), replacing: false)
    }
    #expect(FileSystem.kind(of: scratch.path("nowhere")) == .missing)
  }

  @Test func writeErrors() throws {
    let scratch = try Folder()
    try scratch.makeFolder("folder")
    #expect(throws: FileError(.write, scratch.path("folder"), code: EISDIR)) {
      try FileSystem.write([1], to: scratch.path("folder"))
    }
    #expect(throws: FileError(.write, scratch.path("none/file"), code: ENOENT)) {
      try FileSystem.write([1], to: scratch.path("none/file"))
    }
    // A full disk is noticed.
    #expect(throws: FileError(.write, "/dev/full", code: ENOSPC)) {
      try FileSystem.write([1], to: "/dev/full")
    }
  }

  @Test func kinds() throws {
    let scratch = try Folder()
    try scratch.write("", to: "file")
    try scratch.link("to-file", to: "file")
    try scratch.link("to-folder", to: ".")
    try scratch.link("dangling", to: "nowhere")
    #expect(FileSystem.kind(of: scratch.path("file")) == .file)
    #expect(FileSystem.kind(of: scratch.path("to-file")) == .file)
    #expect(FileSystem.kind(of: scratch.path("to-folder")) == .folder)
    #expect(FileSystem.kind(of: scratch.path("dangling")) == .missing)
    #expect(FileSystem.kind(of: scratch.path("file/below")) == .missing)
    #expect(FileSystem.kind(of: "/dev/null") == .other)
    #expect(FileSystem.kind(of: "") == .missing)
  }

  @Test func filesBelowAreOrderedByBytesAcrossFolders() throws {
    let scratch = try Folder()
    // `-` and `.` come before `/`, letters behind it; upper case comes before lower case.
    let names = ["B.txt", "a b.txt", "a-b", "a.txt", "a/1", "a/10", "a/2", "a/z/1", "aa", "É.txt", "école/1"]
    for name in names.reversed() { try scratch.write(name, to: name) }
    #expect(
      try files(below: scratch.path)
        == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(
      try files(below: scratch.path)
        == ["B.txt", "a b.txt", "a-b", "a.txt", "a/1", "a/10", "a/2", "a/z/1", "aa", "É.txt", "école/1"])
  }

  @Test func hiddenNamesAreLeftAside() throws {
    let scratch = try Folder()
    try scratch.write("", to: ".hidden")
    try scratch.write("", to: ".git/config")
    try scratch.write("", to: "a/.b/c")
    try scratch.write("", to: "a/b.")
    // A dot with a combining accent is one character, and still a dot for the system.
    try scratch.write("", to: ".\u{301}accent")
    #expect(try files(below: scratch.path) == ["a/b."])
    #expect(
      try FileSystem.names(in: scratch.path).map { Array($0.utf8) }
        == [".git", ".hidden", ".\u{301}accent", "a"].map { Array($0.utf8) })
  }

  @Test func linksLeadToFilesWithinTheFolderOnly() throws {
    let scratch = try Folder()
    try scratch.write("text", to: "elsewhere/file")
    try scratch.makeFolder("in/sub")
    try scratch.link("in/file", to: "../elsewhere/file")
    try scratch.link("in/folder", to: "../elsewhere")
    try scratch.link("in/sub/circle", to: "..")
    try scratch.write("text", to: "in/sub/own")
    try scratch.link("in/own", to: "sub/own")
    // The folder itself may be a link.
    try scratch.link("entry", to: "in")
    for folder in ["in", "entry"] {
      let walk = try FolderWalk(scratch.path(folder), depth: 9, count: 9)
      #expect(walk.files == ["own", "sub/own"])
      #expect(walk.aside.map(\.path) == ["file", "folder"])
      #expect(walk.aside.allSatisfy { $0.reason == .linkOut })
    }
  }

  @Test func linksThatLeadNowhereAreListedSoThatReadingReportsThem() throws {
    let scratch = try Folder()
    try scratch.link("dangling", to: "nowhere")
    #expect(try files(below: scratch.path) == ["dangling"])
  }

  @Test func pipesAndDevicesAreLeftAside() throws {
    let scratch = try Folder()
    try #require(mkfifo(scratch.path("pipe"), 0o600) == 0)
    try scratch.link("device", to: "/dev/null")
    try scratch.write("", to: "file")
    let walk = try FolderWalk(scratch.path, depth: 9, count: 9)
    #expect(walk.files == ["file"])
    #expect(walk.aside.map(\.path) == ["device", "pipe"])
    #expect(walk.aside.map(\.reason) == [.special, .special])
    // Reading a pipe that nobody writes to would wait for ever.
    for path in [scratch.path("pipe"), "/dev/zero"] {
      #expect {
        try FileSystem.read(path)
      } throws: {
        "\($0)" == "cannot read \(path): Invalid argument; this is a pipe or a device and no file"
      }
    }
  }

  @Test func walksEndAtTheirLimits() throws {
    let scratch = try Folder()
    for name in ["a", "one/b", "one/two/c", "one/two/three/d"] { try scratch.write("", to: name) }
    for depth in 1...4 {
      let walk = try FolderWalk(scratch.path, depth: depth, count: 7)
      #expect(walk.files.count == depth)
      #expect(
        walk.aside.map(\.path) == [["one"], ["one/two"], ["one/two/three"], []][depth - 1])
      #expect(walk.aside.allSatisfy { $0.reason == .tooDeep })
    }
    for count in 0..<7 {
      #expect {
        try FolderWalk(scratch.path, depth: 9, count: count)
      } throws: {
        ($0 as? FileError)?.code == FileError.tooMany
      }
    }
  }

  @Test func readingEndsAtItsLimit() throws {
    let scratch = try Folder()
    try scratch.write([UInt8](repeating: 7, count: 10_000), to: "file")
    let path = scratch.path("file")
    for limit in [10_000, 10_001] { #expect(try FileSystem.read(path, limit: limit).count == 10_000) }
    for limit in [0, 1, 9_999] {
      #expect(throws: FileError(.read, path, code: FileError.tooLarge)) {
        try FileSystem.read(path, limit: limit)
      }
    }
    // A file that tells no size shows its length only while it is read.
    #expect(throws: FileError(.read, "/proc/self/maps", code: FileError.tooLarge)) {
      try FileSystem.read("/proc/self/maps", limit: 100)
    }
  }

  @Test func whatATerminalObeysIsShown() {
    #expect("a\u{1B}[2Jb\nc\u{202E}d\u{9B}é".visible() == "a\\u{1b}[2Jb\\u{a}c\\u{202e}d\\u{9b}é")
    #expect("a\nb\rc".visible(keepsLines: true) == "a\nb\\u{d}c")
    #expect("Côte d’Ivoire 日本".visible() == "Côte d’Ivoire 日本")
  }

  @Test func destinationsOfWhatIsThereOrNot() throws {
    let scratch = try Folder()
    try scratch.makeFolder("a/b")
    try scratch.link("link", to: "a/b")
    try scratch.link("dangling", to: "a/new/c")
    try scratch.link("absolute", to: scratch.path("a/gone"))
    try scratch.link("circle", to: "circle")
    for (path, real) in [
      ("link", "a/b"), ("link/new/x", "a/b/new/x"), ("dangling", "a/new/c"), ("dangling/d", "a/new/c/d"),
      ("absolute", "a/gone"), ("none//x/", "none/x"),
    ] {
      #expect(try FileSystem.destination(of: scratch.path(path)) == scratch.path(real))
    }
    for (path, code) in [("circle", ELOOP), ("none/..", ENOENT)] {
      #expect {
        try FileSystem.destination(of: scratch.path(path))
      } throws: {
        ($0 as? FileError)?.code == code
      }
    }
  }

  @Test func namesThatAreNotUTF8AreListedAndNotPassedOver() throws {
    let scratch = try Folder()
    let path = Array(scratch.path("caf").utf8CString.dropLast()) + [-23, 0]
    let descriptor = open(path, O_CREAT, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    defer { unlink(path) }
    let names = try files(below: scratch.path)
    try #require(names == ["caf\u{FFFD}"])
    #expect(throws: FileError(.read, scratch.path("caf\u{FFFD}"), code: ENOENT)) {
      try FileSystem.read(scratch.path(names[0]))
    }
  }

  @Test func deepTrees() throws {
    let scratch = try Folder()
    let deep = Array(repeating: "d", count: 300).joined(separator: "/")
    try FileSystem.makeFolder(scratch.path(deep))
    try FileSystem.write([1], to: scratch.path(deep + "/file"))
    #expect(try files(below: scratch.path) == [deep + "/file"])
    try FileSystem.remove(scratch.path("d"))
    #expect(scratch.all == [])
  }

  @Test func listingErrors() throws {
    let scratch = try Folder()
    try scratch.write("", to: "file")
    #expect(throws: FileError(.list, scratch.path("none"), code: ENOENT)) {
      try files(below: scratch.path("none"))
    }
    #expect(throws: FileError(.list, scratch.path("file"), code: ENOTDIR)) {
      try FileSystem.names(in: scratch.path("file"))
    }
    try scratch.makeFolder("empty")
    #expect(try files(below: scratch.path("empty")) == [])
  }

  @Test func makeFolder() throws {
    let scratch = try Folder()
    try FileSystem.makeFolder(scratch.path("a//b/c/"))
    try FileSystem.makeFolder(scratch.path("a/b/c"))
    #expect(scratch.all == ["a", "a/b", "a/b/c"])
    try FileSystem.makeFolder("/")
    try FileSystem.makeFolder("")
    try scratch.write("", to: "file")
    try scratch.link("dangling", to: "nowhere")
    #expect(throws: FileError(.create, scratch.path("file"), code: ENOTDIR)) {
      try FileSystem.makeFolder(scratch.path("file"))
    }
    #expect(throws: FileError(.create, scratch.path("file"), code: ENOTDIR)) {
      try FileSystem.makeFolder(scratch.path("file/below"))
    }
    #expect(throws: FileError(.create, scratch.path("dangling"), code: ENOTDIR)) {
      try FileSystem.makeFolder(scratch.path("dangling"))
    }
  }

  @Test func removeTakesLinksAndNotWhatTheyLeadTo() throws {
    let scratch = try Folder()
    try scratch.write("text", to: "kept/file")
    try scratch.makeFolder("gone/sub")
    try scratch.link("gone/sub/link", to: "../../kept")
    try scratch.link("gone/dangling", to: "nowhere")
    try scratch.write("", to: "gone/.hidden")
    try FileSystem.remove(scratch.path("gone"))
    try FileSystem.remove(scratch.path("gone"))
    #expect(scratch.all == ["kept", "kept/file"])
    #expect(throws: FileError(.remove, scratch.path("kept/file/x"), code: ENOTDIR)) {
      try FileSystem.remove(scratch.path("kept/file/x"))
    }
  }

  @Test func carryKeepsContentsLinksAndModes() throws {
    let scratch = try Folder()
    try scratch.write("text", to: "from/file")
    try scratch.write("deep", to: "from/a/b/c")
    try scratch.link("from/link", to: "a/b")
    try scratch.link("from/dangling", to: "nowhere")
    try scratch.setMode(0o777, of: "from/a")
    try scratch.setMode(0o555, of: "from/a/b")
    try FileSystem.carry(scratch.path("from"), to: scratch.path("to"))
    #expect(scratch.read("to/file") == "text")
    #expect(scratch.read("to/link/c") == "deep")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("to/dangling")) == "nowhere")
    #expect(try scratch.mode(of: "to/a") == 0o777)
    #expect(try scratch.mode(of: "to/a/b") == 0o555)
  }

  @Test func carryDoesNotWriteOverWhatStands() throws {
    let scratch = try Folder()
    try scratch.write("old", to: "old")
    try scratch.write("new", to: "new")
    try scratch.makeFolder("folder")
    for name in ["old", "folder"] {
      #expect(throws: FileError(.create, scratch.path(name), code: EEXIST)) {
        try FileSystem.carry(scratch.path("new"), to: scratch.path(name))
      }
    }
    #expect(scratch.read("old") == "old")
  }

  @Test func resolve() throws {
    let scratch = try Folder()
    try scratch.makeFolder("a/b")
    try scratch.link("link", to: "a/b")
    #expect(try FileSystem.resolve(scratch.path("link/../b/.")) == scratch.path("a/b"))
    #expect(throws: FileError(.resolve, scratch.path("none"), code: ENOENT)) {
      try FileSystem.resolve(scratch.path("none"))
    }
  }

  @Test func parentAndNameAgreeWithAPlainReading() {
    // Every path of up to seven letters over two names and the slash.
    var paths = [""]
    var latest = [""]
    for _ in 0..<7 {
      latest = latest.flatMap { path in ["/", "a", "b"].map { path + $0 } }
      paths += latest
    }
    for path in paths {
      let parts = path.split(separator: "/").map(String.init)
      let isAbsolute = path.hasPrefix("/")
      #expect(FileSystem.name(of: path) == parts.last ?? (isAbsolute ? "/" : ""), "\(path)")
      guard let parent = FileSystem.parent(of: path) else {
        #expect(!isAbsolute && parts.count < 2, "\(path)")
        continue
      }
      #expect(isAbsolute || parts.count > 1, "\(path)")
      #expect(parent.hasPrefix("/") == isAbsolute, "\(path)")
      #expect(parent.split(separator: "/").map(String.init) == parts.dropLast(), "\(path)")
      #expect(parent == "/" || !parent.hasSuffix("/"), "\(path)")
      #expect(parent == "/" || !parent.hasPrefix("//") || path.hasPrefix("//"), "\(path)")
    }
    #expect(FileSystem.parent(of: "/a") == "/")
    #expect(FileSystem.parent(of: "///a/") == "/")
    #expect(FileSystem.parent(of: "a//b") == "a")
    #expect(FileSystem.parent(of: "a") == nil)
    #expect(FileSystem.name(of: "dépôt/été.txt/") == "été.txt")
  }

  @Test func aCombiningMarkBehindASlashIsPartOfTheName() {
    #expect(FileSystem.name(of: "a/\u{301}b").utf8.elementsEqual("\u{301}b".utf8))
    #expect(FileSystem.parent(of: "a/\u{301}b") == "a")
  }

  @Test func flushNeedsSomethingThere() throws {
    let scratch = try Folder()
    try scratch.write("", to: "file")
    try FileSystem.flush(scratch.path("file"))
    try FileSystem.flush(scratch.path)
    #expect(throws: FileError(.write, scratch.path("none"), code: ENOENT)) {
      try FileSystem.flush(scratch.path("none"))
    }
  }
}
