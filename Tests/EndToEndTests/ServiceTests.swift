import Foundation
import TestSupport
import Testing

@testable import synoptic

/// Files for systemd and cron, with paths that mean something to both.
@Suite struct ServiceTests {
  private static let nasty = [
    "/srv/in", "/srv/my documents", "/srv/50% done", "/srv/a\"b", "/srv/a'b", "/srv/$HOME/${x}",
    "/srv/a\\b\\",
    "/srv/é 文", "/srv/%h %% \"'\" \\n;", "/srv/a;b", "/srv/-x/+y/!z",
  ]

  private func printed(_ file: String, _ more: [String]) throws -> String {
    let outcome = try Program.run(["service", file] + more)
    #expect(outcome.code == 0, "\(outcome.errors)")
    return outcome.output
  }

  @Test func allFilesAreEachOfThem() throws {
    let each = try ["service", "timer", "cron"].map { try printed($0, []) }
    #expect(try Program.run(["service"]).output == each.joined(separator: "\n"))
    for text in each { #expect(!text.contains("@COMMAND@") && !text.contains("@READ@")) }
  }

  @Test func pathsAreAbsoluteAndTheFolderAboveTheOutputCanBeWritten() throws {
    let folder = try Folder()
    let outcome = try Shell.run(
      "/bin/sh",
      [
        "-c", "cd \"$1\" && exec \"$0\" service service --codebook ../c --output ./a//b",
        Program.executable.path, folder.path,
      ])
    let above = URL(fileURLWithPath: folder.path).deletingLastPathComponent().path
    #expect(outcome.output.contains("--input=\(folder.path)/input --output=\(folder.path)/a/b "))
    #expect(outcome.output.contains("\nReadOnlyPaths=\(folder.path)/input \(above)/c\n"))
    #expect(outcome.output.contains("\nReadWritePaths=\(folder.path)/a\n"))
  }

  @Test func homesAndTemporaryFilesAreThoughtOf() throws {
    let home = try Program.run(["service", "service", "--input", "/home/ana/in", "--output", "/srv/a/out"])
    #expect(home.output.contains("\nProtectHome=read-only\n"))
    let temporary = try Program.run(["service", "timer", "--input", "/tmp/in", "--output", "/srv/a/out"])
    #expect(temporary.code == 0)
    #expect(temporary.errors.contains("warning: /tmp/in lies where a service has temporary files of its own"))
  }

  @Test(arguments: [
    ["--output", "/out"], ["--output", "/"], ["--input", "/srv/a\nb"], ["--input", "/srv/\u{7}"],
  ])
  func whatAServiceCannotDoIsRefused(words: [String]) throws {
    let outcome = try Program.run(["service"] + words)
    #expect(outcome.code == 64 && outcome.output == "", "\(outcome.errors)")
  }

  /// Every option of a run goes into the command line, those not typed only where they name a folder.
  @Test func theCommandLineHasEveryOption() throws {
    let run = try #require(CommandDefinition.named("run"))
    for option in run.options where option.commands != nil {
      let value = option.value.map {
        $0.choices.first?.name ?? ($0.placeholder == "DAY" ? "2021-11-05" : "/srv/x/y")
      }
      let words = [option.name] + (value.map { [$0] } ?? [])
      let expected = option.name + (value.map { "=" + $0 } ?? "")
      #expect(try printed("cron", words).contains(" \(expected)"), "\(option.name)")
    }
  }

  @Test(arguments: nasty) func cronAndTheShellReadThePaths(path: String) throws {
    let text = try printed("cron", ["--input", path, "--output", "/srv/other/../out"])
    let line = try #require(text.split(separator: "\n").last)
    let prefix = "15 5 * * * synoptic "
    #expect(line.hasPrefix(prefix))
    // cron ends a command at a bare percent sign, and takes the backslash from the others.
    let command = line.dropFirst(prefix.count).replacingOccurrences(of: "\\%", with: "\u{1}")
    #expect(!command.contains("%"))
    let outcome = try Shell.run(
      "/bin/sh", ["-c", "printf '%s\\n' " + command.replacingOccurrences(of: "\u{1}", with: "%")])
    let words = outcome.output.split(separator: "\n").map(String.init)
    #expect(words.dropFirst() == ["run", "--input=" + path, "--output=/srv/out"], "\(line)")
  }

  @Test(arguments: [
    ("/srv/a b", "\"/srv/a b\"", "\"/srv/a b\""), ("/srv/%h", "\"/srv/%%h\"", "\"/srv/%%h\""),
    ("/srv/$a", "\"/srv/$$a\"", "\"/srv/$a\""), ("/srv/a\"b", "\"/srv/a\\\"b\"", "\"/srv/a\\\"b\""),
    ("/srv/a\\b", "\"/srv/a\\\\b\"", "\"/srv/a\\\\b\""), ("/srv/a", "/srv/a", "/srv/a"),
  ])
  func systemdHasTwoWaysToQuote(path: String, command: String, list: String) {
    #expect(ServiceFiles.commandWord(path) == command)
    #expect(ServiceFiles.pathWord(path) == list)
  }

  /// systemd complains of a path that is not absolute and names it as it has read it.
  @Test(
    .enabled(
      if: Shell.find("systemd-analyze") != nil, "skipped: no systemd-analyze (Debian package systemd)"))
  func systemdReadsThePaths() throws {
    let folder = try Folder()
    let paths = Self.nasty.map { String($0.dropFirst()) }
    let lines =
      ["[Service]", "Type=oneshot", "ExecStart=/bin/true"]
      + paths.map { "ReadOnlyPaths=" + ServiceFiles.pathWord($0) }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "probe.service")
    let outcome = try Shell.run(
      Shell.find("systemd-analyze") ?? "", ["verify", "--man=no", folder.path("probe.service")])
    let read = outcome.errors.split(separator: "\n").compactMap {
      $0.components(separatedBy: "path is not absolute, ignoring: ").dropFirst().first
    }
    #expect(read == paths, "\(outcome.errors)")
  }

  @Test(
    .enabled(if: Shell.find("systemd-analyze") != nil, "skipped: no systemd-analyze (Debian package systemd)")
  )
  func systemdHasNothingToSayAgainstTheUnits() throws {
    let folder = try Folder()
    let analyze = Shell.find("systemd-analyze") ?? ""
    for path in Self.nasty {
      let words = ["--input", path, "--output", path + "/out"]
      for file in ["service", "timer"] {
        try folder.write(try printed(file, words), to: "synoptic." + file)
      }
      let outcome = try Shell.run(
        analyze, ["verify", "--man=no", folder.path("synoptic.service"), folder.path("synoptic.timer")])
      #expect(outcome.code == 0 && outcome.errors == "" && outcome.output == "", "\(path): \(outcome.errors)")
    }
    let exposure = try Shell.run(
      analyze, ["security", "--offline=yes", "--no-pager", "--threshold=10", folder.path("synoptic.service")])
    #expect(exposure.code == 0, "exposed to more than 1.0 of 10: \(exposure.output)\(exposure.errors)")
  }
}
