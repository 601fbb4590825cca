import Foundation
import TestSupport

// Feeds the readers with inputs gone wrong in every way and stops at the first that a reader cannot bear.
//
//   synoptic-fuzz document|csv|overrides|codebook|all [--seed N] [--from N] [--executions N] [--seconds N]
//
// Input number N of a seed is always the same: `--seed S --from N --executions 1` repeats it.

nonisolated(unsafe) var running = "nothing"
nonisolated(unsafe) var number: UInt64 = 0

/// Says which input a trap or a wait without end belongs to.
for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGALRM] {
  Foundation.signal(signal) { signal in
    let what = signal == SIGALRM ? "takes more than 30 seconds" : "ends the process with signal \(signal)"
    print("\(running): input \(number) \(what)")
    fflush(nil)
    _exit(1)
  }
}

func option(_ name: String) -> UInt64? {
  CommandLine.arguments.firstIndex(of: name).flatMap {
    CommandLine.arguments.dropFirst($0 + 1).first.flatMap { UInt64($0) }
  }
}

let wanted = CommandLine.arguments.dropFirst().first ?? "all"
let targets = try FuzzTarget.all().filter { wanted == "all" || wanted == $0.name }
guard !targets.isEmpty else {
  print(
    "usage: synoptic-fuzz document|csv|overrides|codebook|all [--seed N] [--from N] [--executions N] [--seconds N]"
  )
  exit(64)
}
let seed = option("--seed") ?? 1
for target in targets {
  running = target.name
  number = option("--from") ?? 0
  let end = option("--executions").map { number + $0 } ?? .max
  let limit = Date.now.addingTimeInterval(Double(option("--seconds") ?? (end == .max ? 10 : 1 << 32)))
  let first = number
  while number < end, Date.now < limit {
    var random = SplitMix64(state: seed &* 0x9E37_79B9 ^ number &* 0xD129_1E95)
    let input = target.mutator.input(&random)
    alarm(30)
    if let fault = target.fault(input) {
      let file = "fuzz-\(target.name)-\(seed)-\(number)"
      try Data(input).write(to: URL(fileURLWithPath: file))
      print("\(target.name): input \(number) of seed \(seed), kept as \(file): \(fault)")
      exit(1)
    }
    number += 1
  }
  alarm(0)
  print("\(target.name): \(number - first) inputs of seed \(seed), nothing found")
}
