import Foundation
import TestSupport

/// The built program, run from outside.
enum Program {
  /// The executable that was built together with these tests.
  static let executable: URL = {
    // On Linux the tests are a program of their own in the products' folder.
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
      "synoptic")
  }()

  /// Runs the program to its end.
  @discardableResult
  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Shell.Outcome {
    try Shell.run(executable.path, arguments, environment: environment)
  }
}

/// A small compilation in words of its own, for tests.
let sampleCompilation = """
  I. Introduction

  1. The secretariat invited comments.

   Norway

  [Original: English]
  [3 November 2021]

   Scope

   The convention should cover cybercrime and leave cybersecurity aside.

   Objectives

   The aims should be:

   (a) Faster mutual legal assistance;

   (b) =SUM(1,2) is text, and so is this.

   Kenya

  [Original: English]
  [5 November 2021]

   Human rights must be respected, and technical assistance provided.

  """

/// The number behind some words of what a command printed.
func figure(_ words: String, in output: String) -> Double? {
  output.components(separatedBy: words).dropFirst().last?
    .split(whereSeparator: { " \n,".contains($0) }).first.flatMap { Double($0) }
}
