import Files
import TestSupport
import Testing

@Suite struct SHA256Tests {
  private static let python = Shell.python(with: "hashlib")

  /// FIPS 180-4 and the example values of NIST's Cryptographic Standards and Guidelines.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmno"
        + "pqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func knownAnswers(message: String, digest: String) {
    #expect(SHA256.hexadecimal(of: Array(message.utf8)) == digest)
  }

  @Test func oneMillionLetters() {
    #expect(
      SHA256.hexadecimal(of: Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test(.enabled(if: python != nil, "python3 is missing"))
  func everyLengthOverTwoBlocksAgreesWithPython() throws {
    let script = """
      import hashlib
      for n in range(131): print(hashlib.sha256(bytes((i * 7 + n) % 256 for i in range(n))).hexdigest())
      """
    let expected = try Shell.run(Self.python ?? "", ["-c", script]).succeeded().output
      .split(separator: "\n").map(String.init)
    #expect(expected.count == 131)
    for count in 0...130 {
      let message = (0..<count).map { UInt8(($0 * 7 + count) % 256) }
      #expect(SHA256.hexadecimal(of: message) == expected[count], "\(count) bytes")
    }
  }
}
