import Foundation
import TestSupport
import Testing

@testable import synoptic

/// Every command and option of the tables, in everything that is made from them.
@Suite struct CommandLineTests {
  private static let own = OptionDefinition.all.filter { $0.commands != nil }

  /// Words that call a command with all it needs.
  private static func call(_ command: CommandDefinition) -> [String] {
    command.name.split(separator: " ").map(String.init) + command.operands.map { sample(of: $0.value) }
      + command.options.filter { $0.needed.contains(command.name) }.flatMap { [$0.name, "x"] }
  }

  private static func sample(of value: Value) -> String {
    switch value.kind {
    case .day: "2021-11-05"
    case .folder, .file, .word: "x"
    default: value.choices.first?.name ?? "x"
    }
  }

  @Test func namesAndLettersAreNotUsedTwice() {
    let names = OptionDefinition.all.flatMap(Completions.names)
    #expect(Set(names).count == names.count)
    let commands = CommandDefinition.all.map(\.name)
    #expect(Set(commands).count == commands.count)
    #expect(CommandDefinition.named(CommandDefinition.standard) != nil)
    // A command of two words begins with no command of one.
    for name in commands { #expect(!commands.contains { $0.hasPrefix(name + " ") }) }
    for option in OptionDefinition.all {
      #expect(Set(option.commands ?? commands).isSubset(of: commands), "\(option.name)")
      #expect(Set(option.needed).isSubset(of: option.commands ?? []), "\(option.name)")
      if let partner = option.partner { #expect(OptionDefinition.named(partner) != nil) }
      if let value = option.value, let standard = value.standard { #expect(value.fault(of: standard) == nil) }
    }
  }

  @Test func everyCommandHasItsHelpWithEveryOptionOfIts() throws {
    for command in CommandDefinition.all {
      let words = command.name.split(separator: " ").map(String.init)
      let help = try Program.run(["help"] + words)
      #expect(help.code == 0 && help.errors == "")
      #expect(try Program.run(words + ["--help"]).bytes == help.bytes)
      #expect(try Program.run(["-h"] + words).bytes == help.bytes)
      for option in OptionDefinition.all {
        let isShown = help.output.contains("  \(option.usage)") || help.output.contains(", \(option.usage)")
        #expect(isShown == option.isTaken(by: command), "\(command.name) \(option.name)")
      }
      for example in command.examples { #expect(help.output.contains("\n  " + example + "\n")) }
      #expect(Self.longest(help.output) <= 100)
    }
  }

  @Test func theOverviewFitsATerminalAndHasEveryCommandAndExitCode() throws {
    let help = try Program.run(["--help"])
    #expect(help.code == 0)
    #expect(try Program.run(["help"]).bytes == help.bytes)
    #expect(Self.longest(help.output) <= 100)
    for command in CommandDefinition.all { #expect(help.output.contains("\n  \(command.usage) ")) }
    for code in ExitCode.allCases {
      #expect(help.output.contains("\n  \("\(code.rawValue)".padded(to: 2))  "))
    }
    #expect(try Program.run(["--version"]).output.hasPrefix("synoptic 0."))
    #expect(try Program.run(["-V"]).output.hasPrefix("synoptic 0."))
  }

  private static func longest(_ text: String) -> Int { text.split(separator: "\n").map(\.count).max() ?? 0 }

  @Test func anOptionIsRefusedWhereItIsNotTaken() throws {
    for command in CommandDefinition.all {
      for option in Self.own where !option.isTaken(by: command) {
        let value = option.value.map { [Self.sample(of: $0)] } ?? []
        let outcome = try Program.run(Self.call(command) + [option.name] + value)
        #expect(outcome.code == 64)
        // With a format of the log there is a time before it.
        let message = "'\(command.name)' does not take \(option.name); see synoptic help \(command.name)"
        #expect(outcome.errors.contains("synoptic: \(message)\n"), "\(outcome.errors)")
        #expect(outcome.output == "")
      }
    }
  }

  @Test func whatACommandNeedsIsAskedFor() throws {
    for command in CommandDefinition.all {
      let words = command.name.split(separator: " ").map(String.init)
      let needed = command.options.filter { $0.needed.contains(command.name) }
      for option in needed {
        let others = needed.filter { $0.name != option.name }.flatMap { [$0.name, "x"] }
        let outcome = try Program.run(words + others)
        #expect(outcome.code == 64 && outcome.errors.contains("'\(command.name)' needs \(option.usage)"))
      }
      let operands = command.operands.prefix(while: \.isNeeded)
      for (count, operand) in operands.enumerated() {
        let outcome = try Program.run(words + operands.prefix(count).map { Self.sample(of: $0.value) })
        #expect(outcome.code == 64 && outcome.errors.contains("needs \(operand.value.placeholder): "))
      }
      if case .command? = command.operands.first?.value.kind { continue }
      let outcome = try Program.run(Self.call(command) + ["more"])
      #expect(
        outcome.code == 64 && outcome.errors.contains("'more' means nothing behind "), "\(command.name)")
    }
  }

  @Test func valuesAreCheckedAndAllowedOnesAreNamed() throws {
    for option in Self.own {
      guard let value = option.value else {
        #expect(throws: UsageError.self) { try Arguments(["run", option.name + "=yes"]) }
        continue
      }
      for wrong in [["\(option.name)="], [option.name, ""], [option.name], [option.name, "--help"]] {
        #expect(throws: UsageError.self, "\(wrong)") { try Arguments(wrong) }
      }
      for choice in value.choices {
        #expect(value.fault(of: choice.name) == nil)
        let fault = value.fault(of: choice.name + "x")
        #expect(fault?.contains(choice.name) == true && fault?.contains("not '\(choice.name)x'") == true)
      }
      #expect(value.fault(of: Self.sample(of: value)) == nil)
    }
    for day in ["2021-02-29", "21-01-01", "2021-1-1", "yesterday"] {
      #expect(try Program.run(["--date", day]).code == 64)
    }
  }

  @Test(arguments: [
    (["--inptu", "x"], "there is no option '--inptu' (did you mean --input?); see synoptic --help"),
    (["-x"], "there is no option '-x'"),
    (["rnu"], "there is no command 'rnu' (did you mean run?); see synoptic --help"),
    (["help", "reliabilty"], "there is no command 'reliabilty' (did you mean reliability?)"),
    (["codebook"], "'codebook' takes one of check, export, list; see synoptic --help"),
    (["codebook", "lst"], "'codebook' takes one of check, export, list, not 'lst'"),
    (["--csv-dialect", "execl"], "--csv-dialect takes rfc4180, excel or excel-fr, not 'execl'"),
    (["reliability", "--gold", "x", "--share", "1/2"], "--share needs --leave-out"),
    (
      ["reliability", "--gold", "x", "--leave-out", "--without", "words,x"],
      "words, with commas between several, not 'x'"
    ),
  ])
  func aSlipIsToldWithWhatWasMeant(words: [String], message: String) throws {
    let outcome = try Program.run(words)
    #expect(outcome.code == 64)
    #expect(outcome.errors.hasPrefix("synoptic: ") && outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func wordsBehindTwoDashesAreNoOptions() throws {
    let arguments = try Arguments(["why", "--input=a=b", "--", "--NOR", "-"])
    #expect(arguments.operands == ["--NOR", "-"])
    #expect(arguments["--input"] == "a=b")
    #expect(arguments["--codebook"] == nil)
    #expect(try Arguments([])["--input"] == "input")
  }

  // MARK: - The manual page

  @Test func theManualPageHasEverything() throws {
    let page = try Program.run(["man"])
    #expect(page.code == 0)
    let plain = page.output.replacingOccurrences(of: "\\-", with: "-")
    for command in CommandDefinition.all { #expect(plain.contains("\n.SS \(command.usage)\n")) }
    for option in OptionDefinition.all {
      #expect(plain.contains("\\fB\(option.name)\\fR"), "\(option.name)")
      for choice in option.value?.choices ?? [] { #expect(plain.contains("\\fB\(choice.name)\\fR")) }
    }
    for code in ExitCode.allCases { #expect(plain.contains("\n.TP\n\\fB\(code.rawValue)\\fR\n")) }
  }

  @Test(.enabled(if: Shell.find("groff") != nil, "skipped: no groff (Debian package groff)"))
  func groffReadsTheManualPageWithoutAWarning() throws {
    let page = try Program.run(["man"]).bytes
    let outcome = try Shell.run(
      Shell.find("groff") ?? "", ["-man", "-Tutf8", "-ww", "-P-c", "-rLL=96n"], input: page)
    #expect(outcome.code == 0 && outcome.errors == "", "\(outcome.errors)")
    #expect(outcome.output.contains("--csv-dialect") && !outcome.output.contains("\\"))
  }

  @Test(.enabled(if: Shell.find("mandoc") != nil, "skipped: no mandoc (Debian package mandoc)"))
  func mandocReadsTheManualPageWithoutAWarning() throws {
    let outcome = try Shell.run(
      Shell.find("mandoc") ?? "", ["-T", "lint", "-W", "error"], input: try Program.run(["man"]).bytes)
    #expect(outcome.code == 0 && outcome.output == "", "\(outcome.output)")
  }
}
