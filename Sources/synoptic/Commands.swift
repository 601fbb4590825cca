/// All commands; a new one takes its entry here, its meaning and what performs it.
extension CommandDefinition {
  /// The command that is meant where none is typed.
  static let standard = "run"

  static let all: [CommandDefinition] = [
    CommandDefinition(
      "run", does: "read the documents, code them and replace the results (the default)",
      details: """
        Reads every .txt file below the input folder and replaces the output folder's positions.xlsx, csv/ and \
        briefing/ in one step, or not at all. Other files in the output folder stay.
        """,
      examples: ["synoptic", "synoptic --input submissions --output results --language fr"],
      meaning: { .run(Command.options($0), quiet: $0.has("--quiet"), publishing: true) }),
    CommandDefinition(
      "check", does: "do all of a run but replace the results",
      details: "Tells the same problems and ends with the same exit code as a run would.",
      examples: ["synoptic check --input submissions"],
      meaning: { .run(Command.options($0), quiet: $0.has("--quiet"), publishing: false) }),
    CommandDefinition(
      "why",
      [
        Operand("PARTICIPANT", .word, means: "its code or identifier, such as NOR"),
        Operand("ISSUE", .word, means: "the id of an issue, such as CO03"),
      ],
      does: "tell why a participant is coded as it is on an issue",
      details: """
        Prints the sentence, the words that name the issue, the cues that govern them and what weighed most; for a \
        silent participant the passage that came nearest.
        """,
      examples: ["synoptic why NOR CO03"],
      meaning: Command.why),
    CommandDefinition(
      "diff",
      [
        Operand("OLD", .folder, means: "an output folder, or a folder of a history"),
        Operand("NEW", .folder, means: "another one"),
      ],
      does: "tell what differs between two runs, and why",
      details: """
        Prints what briefing/changes.md would say had the second run followed the first: positions new, changed and \
        withdrawn, issues that moved, participants and documents that came and went, passages, each with its cause.
        """,
      examples: [
        "synoptic diff history/2026-11-13 output", "synoptic diff --table changes.csv before after",
      ],
      meaning: Command.diff),
    CommandDefinition(
      "codebook check",
      [Operand("DIR", .folder, isNeeded: false, means: "the tables; without it the built-in ones")],
      does: "tell every fault of a codebook, or what is odd about it",
      examples: ["synoptic codebook check my-codebook"],
      meaning: Command.checkCodebook),
    CommandDefinition(
      "codebook export", [Operand("DIR", .folder, means: "a folder that holds no table yet")],
      does: "write the built-in tables into a folder, to be changed there",
      examples: ["synoptic codebook export my-codebook"],
      meaning: Command.exportCodebook),
    CommandDefinition(
      "codebook list",
      [
        Operand(
          "SUBJECT", .word, isNeeded: false, means: "the id of an issue or of a theme; without it all of both"
        )
      ],
      does: "list themes and issues, or show one with what names it",
      details: "For an issue it shows the rows and concepts that name it, with some of their wording.",
      examples: ["synoptic codebook list cooperation", "synoptic codebook list CO03 --language fr"],
      meaning: Command.listCodebook),
    CommandDefinition(
      "reliability", does: "measure themes and positions against gold coding",
      details: """
        Compares what the program codes with the gold coding of the documents in the input folder, and prints \
        precision, recall, F1, Krippendorff's alpha and how far the confidence can be believed.
        """,
      examples: ["synoptic reliability --gold gold --input documents --leave-out --corpus corpus"],
      meaning: Command.reliability),
    CommandDefinition(
      "train", does: "learn the weights from gold coding and a corpus",
      details: "Writes the tables of weights into the output folder.",
      examples: ["synoptic train --gold gold --input documents --corpus corpus --output weights"],
      meaning: Command.train),
    CommandDefinition(
      "service",
      [
        Operand(
          "FILE", .one(of: ServiceFiles.File.allCases.map { Value.Choice($0.rawValue, $0.meaning) }),
          isNeeded: false, means: "which of the files; without it all")
      ],
      does: "print what runs the program every morning by itself",
      details: """
        Prints files for systemd and for cron with the paths and options given. The service has no network, may read \
        the input and may write nothing but the folder above the output.
        """,
      examples: [
        "synoptic service service --input /srv/in --output /srv/synoptic/out > synoptic.service",
        "synoptic service timer > synoptic.timer",
      ],
      meaning: Command.service),
    CommandDefinition(
      "completions", [Operand("SHELL", .one(of: Completions.shells), means: "the shell")],
      does: "print what lets a shell complete commands and options",
      examples: [
        "source <(synoptic completions bash)", "synoptic completions zsh > \"${fpath[1]}/_synoptic\"",
        "synoptic completions fish > ~/.config/fish/completions/synoptic.fish",
      ],
      meaning: Command.completions),
    CommandDefinition(
      "man", does: "print the manual page", details: "The page is roff, for man(1) to show.",
      examples: ["synoptic man | man -l -", "synoptic man > /usr/local/share/man/man1/synoptic.1"],
      meaning: { _ in .manual }),
    CommandDefinition(
      "help",
      [Operand("COMMAND", .command, isNeeded: false, means: "the command; without it all are listed")],
      does: "explain a command and its options",
      examples: ["synoptic help reliability"],
      meaning: Command.help),
  ]
}
