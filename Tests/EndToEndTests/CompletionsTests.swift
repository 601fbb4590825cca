import Foundation
import TestSupport
import Testing

@testable import synoptic

/// The completions of shells, exercised where the shell is there.
@Suite struct CompletionsTests {
  /// What bash offers for the last of some words, which bash itself would cut at `=`.
  private func offered(_ words: [String], in folder: Folder? = nil) throws -> [String] {
    let folder = try folder ?? Folder()
    try folder.write(try Program.run(["completions", "bash"]).bytes, to: "completion")
    // compopt works only while a line is completed.
    let script = """
      cd "$1" && compopt() { :; } && . ./completion && shift
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
      _synoptic && printf '%s\\n' "${COMPREPLY[@]}"
      """
    let outcome = try Shell.run("/bin/bash", ["-uc", script, "bash", folder.path, "synoptic"] + words)
    #expect(outcome.errors == "")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test func bashOffersEveryCommandAndItsOptions() throws {
    #expect(try offered([""]) == Completions.firstWords.map(\.name))
    #expect(try offered(["--"]) == CommandDefinition.named("run")?.options.map(\.name))
    for command in CommandDefinition.all {
      let words = command.name.split(separator: " ").map(String.init)
      #expect(try offered(words + ["--"]) == command.options.map(\.name), "\(command.name)")
      for option in command.options where option.value != nil {
        let choices = option.value?.choices.map(\.name) ?? []
        if choices.isEmpty { continue }
        #expect(try offered(words + [option.name, ""]) == choices)
        #expect(try offered(words + [option.name, "="]) == choices)
        #expect(try offered(words + [option.name, "=", choices[0]]).first == choices[0])
      }
    }
    for pair in Completions.pairs {
      #expect(try offered([pair, ""]) == Completions.secondWords(behind: pair).map(\.name))
    }
  }

  @Test func bashKnowsTheCommandBehindOptionsWithValues() throws {
    #expect(try offered(["--input", "why", "rel"]) == ["reliability"])
    #expect(try offered(["--input", "=", "why", "reliability", "--le"]) == ["--leave-out"])
    #expect(try offered(["-q", "completions", "z"]) == ["zsh"])
    #expect(try offered(["reliability", "--without", "corpus,con"]) == ["corpus,context"])
  }

  @Test func bashOffersFoldersAndFilesWithBlanksInTheirNames() throws {
    let folder = try Folder()
    try folder.write("x", to: "my documents/a.txt")
    try folder.write("x", to: "my file.csv")
    #expect(try offered(["--input", "my"], in: folder) == ["my documents"])
    #expect(try offered(["codebook", "check", "my"], in: folder) == ["my documents"])
    #expect(try offered(["reliability", "--disagreements", "my f"], in: folder) == ["my file.csv"])
  }

  @Test(arguments: Completions.Shell.allCases)
  func everyShellHasEveryOptionAndReadsItsScript(shell: Completions.Shell) throws {
    let script = try Program.run(["completions", shell.rawValue])
    #expect(script.code == 0 && script.errors == "")
    for option in OptionDefinition.all {
      let name = shell == .fish ? "-l " + option.name.dropFirst(2) : option.name
      #expect(script.output.contains(name), "\(option.name)")
    }
    for choice in Completions.firstWords { #expect(script.output.contains(choice.name)) }
    guard let path = Shell.find(shell.rawValue) else { return }
    let outcome = try Shell.run(path, ["-n"], input: script.bytes)
    #expect(outcome.code == 0 && outcome.errors == "", "\(outcome.errors)")
  }

  @Test(.enabled(if: Shell.find("fish") != nil, "skipped: no fish (Debian package fish)"))
  func fishOffersWhatBashOffers() throws {
    let folder = try Folder()
    try folder.write(try Program.run(["completions", "fish"]).bytes, to: "synoptic.fish")
    func offered(_ line: String) throws -> [String] {
      let outcome = try Shell.run(
        Shell.find("fish") ?? "",
        ["--no-config", "-c", "source \(folder.path)/synoptic.fish; complete -C \(quoted(line))"])
      #expect(outcome.errors == "")
      return outcome.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    }
    func quoted(_ line: String) -> String { "'\(line)'" }
    #expect(Set(try offered("synoptic ")) == Set(Completions.firstWords.map(\.name)))
    #expect(Set(try offered("synoptic codebook ")) == ["check", "export", "list"])
    for command in CommandDefinition.all {
      let expected = Set(command.options.map(\.name))
      #expect(Set(try offered("synoptic \(command.name) --")) == expected, "\(command.name)")
    }
    #expect(Set(try offered("synoptic --language ")) == ["en", "fr"])
    #expect(try offered("synoptic --input why reliab") == ["reliability"])
  }
}
