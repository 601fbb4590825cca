import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct FolderSwapTests {
  @Test func ownNamesAreReplacedAndForeignOnesCarriedOver() throws {
    let scratch = try Folder()
    try scratch.write("mine", to: "output/README.md")
    try scratch.write("note", to: "output/notes/deep/note.txt")
    try scratch.write("kept", to: "output/.hidden")
    try scratch.link("output/link", to: "notes")
    try scratch.write("old", to: "output/report.md")
    try scratch.write("old", to: "output/csv/old.csv")
    let swap = try FolderSwap.begin(scratch.path("output"))
    #expect(swap.target == scratch.path("output"))
    #expect(swap.staging == scratch.path(".synoptic-new-output"))
    try FileSystem.makeFolder(swap.staging + "/csv")
    try FileSystem.write(Array("new".utf8), to: swap.staging + "/csv/new.csv")
    // Until it is published, the target is as it was.
    #expect(scratch.read("output/report.md") == "old")
    try swap.publish()
    #expect(
      scratch.all == [
        "output", "output/.hidden", "output/README.md", "output/csv", "output/csv/new.csv", "output/link",
        "output/notes", "output/notes/deep", "output/notes/deep/note.txt",
      ])
    #expect(scratch.read("output/csv/new.csv") == "new")
    #expect(scratch.read("output/README.md") == "mine")
    #expect(scratch.read("output/link/deep/note.txt") == "note")
  }

  @Test func aSecondRunGivesTheSame() throws {
    let scratch = try Folder()
    try scratch.write("mine", to: "output/README.md")
    for _ in 0..<3 {
      let swap = try FolderSwap.begin(scratch.path("output"))
      try FileSystem.write(Array("new".utf8), to: swap.staging + "/report.md")
      try swap.publish()
      #expect(scratch.all == ["output", "output/README.md", "output/report.md"])
    }
  }

  @Test func leftoversOfADeadRunAreRemoved() throws {
    let scratch = try Folder()
    try scratch.write("mine", to: "output/README.md")
    try scratch.write("half", to: ".synoptic-new-output/csv/half.csv")
    let swap = try FolderSwap.begin(scratch.path("output"))
    #expect(try FileSystem.names(in: swap.staging) == [])
    try swap.publish()
    #expect(scratch.all == ["output", "output/README.md"])
  }

  @Test func aRunThatDiesLeavesTheTargetAsItWas() throws {
    let scratch = try Folder()
    try scratch.write("old", to: "output/report.md")
    let swap = try FolderSwap.begin(scratch.path("output"))
    try FileSystem.write(Array("new".utf8), to: swap.staging + "/report.md")
    // Neither published nor abandoned.
    #expect(scratch.read("output/report.md") == "old")
    #expect(try FileSystem.names(in: scratch.path("output")) == ["report.md"])
  }

  @Test func abandonLeavesNoTrace() throws {
    let scratch = try Folder()
    try scratch.write("old", to: "output/report.md")
    let swap = try FolderSwap.begin(scratch.path("output"))
    try FileSystem.write([1], to: swap.staging + "/report.md")
    swap.abandon()
    #expect(scratch.all == ["output", "output/report.md"])
    #expect(scratch.read("output/report.md") == "old")
  }

  @Test func abandonRemovesTheFoldersThatWereMade() throws {
    let scratch = try Folder()
    try scratch.makeFolder("there")
    try FolderSwap.begin(scratch.path("there/a/b/output/")).abandon()
    #expect(scratch.all == ["there"])
    // What someone put there in the meantime stays.
    let swap = try FolderSwap.begin(scratch.path("there/a/output"))
    try scratch.write("", to: "there/a/file")
    swap.abandon()
    #expect(scratch.all == ["there", "there/a", "there/a/file"])
    // An empty folder that was there before stays as well.
    try scratch.makeFolder("empty")
    try FolderSwap.begin(scratch.path("empty")).abandon()
    #expect(FileSystem.kind(of: scratch.path("empty")) == .folder)
  }

  @Test func aMissingTargetIsMade() throws {
    let scratch = try Folder()
    let swap = try FolderSwap.begin(scratch.path("a/b/output"))
    try FileSystem.write([1], to: swap.staging + "/report.md")
    try swap.publish()
    #expect(scratch.all == ["a", "a/b", "a/b/output", "a/b/output/report.md"])
  }

  @Test func aLinkToAFolderStaysALink() throws {
    let scratch = try Folder()
    try scratch.write("old", to: "disk/real/report.md")
    try scratch.link("output", to: "disk/real")
    let swap = try FolderSwap.begin(scratch.path("output"))
    #expect(swap.target == scratch.path("disk/real"))
    try FileSystem.write(Array("new".utf8), to: swap.staging + "/report.md")
    try swap.publish()
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("output")) == "disk/real")
    #expect(scratch.read("output/report.md") == "new")
    #expect(scratch.all == ["disk", "disk/real", "disk/real/report.md", "output"])
  }

  @Test func aFileIsNoTarget() throws {
    let scratch = try Folder()
    try scratch.write("text", to: "output")
    #expect(throws: FileError(.create, scratch.path("output"), code: ENOTDIR)) {
      try FolderSwap.begin(scratch.path("output"))
    }
    #expect(scratch.read("output") == "text")
    #expect(scratch.all == ["output"])
  }

  @Test func theRootIsNoTarget() {
    for path in ["/", "//", "/tmp/.."] {
      #expect {
        try FolderSwap.begin(path)
      } throws: {
        ($0 as? FileError)?.operation == .replace
      }
    }
    #expect(throws: FileError(.resolve, "", code: ENOENT)) { try FolderSwap.begin("") }
  }

  @Test func whoHoldsTheOldFolderOpenKeepsIt() throws {
    let scratch = try Folder()
    try scratch.write("old", to: "output/report.md")
    let folder = open(scratch.path("output"), O_RDONLY | O_DIRECTORY)
    let file = open(scratch.path("output/report.md"), O_RDONLY)
    defer {
      close(folder)
      close(file)
    }
    var before = stat()
    try #require(fstat(folder, &before) == 0)
    let swap = try FolderSwap.begin(scratch.path("output"))
    try FileSystem.write(Array("new".utf8), to: swap.staging + "/report.md")
    try swap.publish()
    var after = stat()
    var standing = stat()
    try #require(fstat(folder, &after) == 0)
    try #require(stat(scratch.path("output"), &standing) == 0)
    #expect(before.st_ino == after.st_ino)
    #expect(before.st_ino != standing.st_ino)
    var text = [UInt8](repeating: 0, count: 8)
    #expect(read(file, &text, 8) == 3)
    #expect(text.prefix(3) == [UInt8]("old".utf8)[...])
    #expect(scratch.read("output/report.md") == "new")
  }

  @Test func aReaderNeverFindsAMix() async throws {
    let scratch = try Folder()
    try scratch.write("0", to: "output/report.md")
    try scratch.write("0", to: "output/csv/table.csv")
    let path = scratch.path("output")
    let reader = Task.detached {
      var seen = 0
      while !Task.isCancelled {
        // One folder, held open: both of its files are of one run, or it was removed meanwhile.
        let folder = open(path, O_RDONLY | O_DIRECTORY)
        guard folder >= 0 else { return -1 }
        let texts = ["report.md", "csv/table.csv"].map { name -> UInt8? in
          let file = openat(folder, name, O_RDONLY)
          guard file >= 0 else { return nil }
          defer { close(file) }
          var byte: UInt8 = 0
          return read(file, &byte, 1) == 1 ? byte : nil
        }
        close(folder)
        if let first = texts[0], let second = texts[1], first != second { return -2 }
        seen += 1
      }
      return seen
    }
    for number in 1...50 {
      let swap = try FolderSwap.begin(path)
      let text = [UInt8(ascii: "0") + UInt8(number % 10)]
      try FileSystem.makeFolder(swap.staging + "/csv")
      try FileSystem.write(text, to: swap.staging + "/csv/table.csv")
      try FileSystem.write(text, to: swap.staging + "/report.md")
      try swap.publish()
    }
    reader.cancel()
    #expect(await reader.value >= 0)
  }

  @Test func foreignLinksAreNotFollowed() throws {
    let scratch = try Folder()
    try scratch.makeFolder("output")
    // Two circles: whoever follows them walks 2 to the power of 40 paths.
    try scratch.link("output/here", to: ".")
    try scratch.link("output/also", to: ".")
    try scratch.link("output/dangling", to: "nowhere")
    let swap = try FolderSwap.begin(scratch.path("output"))
    try swap.publish()
    #expect(try FileSystem.names(in: scratch.path("output")) == ["also", "dangling", "here"])
  }

  @Test func foreignPipesAreCarriedOver() throws {
    let scratch = try Folder()
    try scratch.makeFolder("output")
    try #require(mkfifo(scratch.path("output/pipe"), 0o600) == 0)
    try FolderSwap.begin(scratch.path("output")).publish()
    #expect(FileSystem.kind(of: scratch.path("output/pipe")) == .other)
  }

  @Test(arguments: [0o700, 0o755, 0o775, 0o2770])
  func theFolderKeepsItsMode(mode: Int) throws {
    let scratch = try Folder()
    try scratch.makeFolder("output")
    try scratch.setMode(mode, of: "output")
    try FolderSwap.begin(scratch.path("output")).publish()
    #expect(try scratch.mode(of: "output") == mode)
  }

  @Test func whatIsNotTheRunsOwnIsNotPublished() throws {
    let scratch = try Folder()
    try scratch.write("mine", to: "output/README.md")
    let swap = try FolderSwap.begin(scratch.path("output"))
    for name in ["README.md", "temporary"] {
      try FileSystem.write(Array("new".utf8), to: swap.staging + "/" + name)
    }
    try swap.publish()
    #expect(scratch.all == ["output", "output/README.md"])
    #expect(scratch.read("output/README.md") == "mine")
  }

  /// The working folder belongs to the whole process, so its tests run in it as it is.
  @Test func theFolderThatTheRunStandsInIsRefused() throws {
    let current = FileManager.default.currentDirectoryPath
    for path in [".", "./", current, current + "/..", ".."] {
      #expect {
        try FolderSwap.begin(path)
      } throws: {
        guard let error = $0 as? FileError else { return false }
        return error.description
          == "cannot replace \(path): Device or resource busy; start from a folder outside of it"
      }
    }
    #expect(!(try FileSystem.names(in: current + "/..").contains { $0.hasPrefix(".synoptic-new-") }))
  }

  @Test func relativeTargetsAreResolved() throws {
    let scratch = try Folder()
    try scratch.write("old", to: "output/report.md")
    // From the working folder up to the root, and down again.
    let current = FileManager.default.currentDirectoryPath
    let up = current.split(separator: "/").map { _ in "../" }.joined()
    let swap = try FolderSwap.begin(up + scratch.path("output").dropFirst())
    #expect(swap.target == scratch.path("output"))
    try swap.publish()
    #expect(scratch.all == ["output"])
  }

  @Test func anotherProcessThatIsAtItHinders() throws {
    let scratch = try Folder()
    try scratch.write("old", to: "output/report.md")
    let first = try FolderSwap.begin(scratch.path("output"))
    #expect(try FolderSwap(replacing: scratch.path("output"), own: []) == nil)
    try first.publish()
    try FolderSwap.begin(scratch.path("output")).abandon()
    // The file that a dead process left holds nobody up.
    try scratch.write("", to: ".synoptic-lock-output")
    try FolderSwap.begin(scratch.path("output")).abandon()
    #expect(scratch.all == ["output"])
  }

  @Test func aFolderThatWaitsAsideIsPutBackWhereTheTargetIsMissing() throws {
    let scratch = try Folder()
    try scratch.write("mine", to: ".synoptic-old-output/README.md")
    try scratch.write("old", to: ".synoptic-old-output/report.md")
    try FolderSwap.begin(scratch.path("output")).abandon()
    #expect(scratch.all == ["output", "output/README.md", "output/report.md"])
    #expect(scratch.read("output/report.md") == "old")
  }

  @Test func whatOthersSavedMeanwhileIsNotRemovedWithTheOldContents() throws {
    let scratch = try Folder()
    try scratch.write("new", to: "output/report.md")
    try scratch.write("mine", to: "output/notes/a.txt")
    try scratch.write("older", to: "output/README.md")
    try scratch.write("old", to: ".synoptic-old-output/report.md")
    try scratch.write("late", to: ".synoptic-old-output/late.txt")
    try scratch.write("late", to: ".synoptic-old-output/notes/b.txt")
    try scratch.write("edited", to: ".synoptic-old-output/README.md")
    let later = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: 60)]
    try FileManager.default.setAttributes(later, ofItemAtPath: scratch.path(".synoptic-old-output/README.md"))
    try FolderSwap.begin(scratch.path("output")).abandon()
    #expect(
      scratch.all == [
        "output", "output/README.md", "output/late.txt", "output/notes", "output/notes/a.txt",
        "output/notes/b.txt", "output/report.md",
      ])
    #expect(scratch.read("output/README.md") == "edited")
    #expect(scratch.read("output/report.md") == "new")
  }

  @Test func contentsThatWaitWithinTheTargetAreMovedIn() throws {
    let scratch = try Folder()
    try scratch.write("mine", to: "output/README.md")
    // Killed between the two renames of the report; the tables are still to come, `gone` has to go.
    try scratch.write("old", to: "output/.synoptic-old/report.md")
    try scratch.write("new", to: "output/.synoptic-ready/report.md")
    try scratch.write("new", to: "output/.synoptic-ready/csv/new.csv")
    try scratch.write("old", to: "output/csv/old.csv")
    try scratch.write("", to: "output/.synoptic-ready/.gone-gone")
    try scratch.write("old", to: "output/gone")
    try FolderSwap.begin(scratch.path("output")).abandon()
    #expect(
      scratch.all == [
        "output", "output/README.md", "output/csv", "output/csv/new.csv", "output/report.md",
      ])
    #expect(scratch.read("output/report.md") == "new")
  }

  @Test func whatADeadRunLeftIsBroughtToItsEndOnlyWhereThereIsSomething() throws {
    let scratch = try Folder()
    try FolderSwap.bringToEnd(scratch.path("output"), own: [])
    #expect(scratch.all == [])
    try scratch.write("old", to: "output/report.md")
    for leftover in [".synoptic-new-output/x", ".synoptic-lock-output", "output/.synoptic-new/x"] {
      try scratch.write("x", to: leftover)
      try FolderSwap.bringToEnd(scratch.path("output"), own: ["report.md"])
      #expect(scratch.all == ["output", "output/report.md"])
    }
    try FileSystem.write([1], to: scratch.path(".synoptic-lock-output"))
    let lock = try #require(try FolderLock.take(scratch.path(".synoptic-lock-output")))
    try FolderSwap.bringToEnd(scratch.path("output"), own: ["report.md"])
    #expect(scratch.all == [".synoptic-lock-output", "output", "output/report.md"])
    lock.release()
  }
}
