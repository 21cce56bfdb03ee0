import JSON
import SharedCorpus
import Testing

@Suite("JSON numbers")
struct JSONNumberTests {
  private func number(_ literal: String) throws -> JSONNumber { try #require(JSONNumber(literal: literal)) }

  @Test("takes exactly the literals of the grammar")
  func grammar() {
    for literal in ["0", "-0", "10", "1.5", "1e5", "1E+5", "-1.25e-7", "123456789012345678901234567890"] {
      #expect(JSONNumber(literal: literal)?.literal == literal)
    }
    for literal in ["", "-", "+1", "01", ".5", "5.", "1e", "1e+", "0x1", "1 ", " 1", "NaN", "1_0", "--1", "１"] {
      #expect(JSONNumber(literal: literal) == nil, "\(literal)")
    }
  }

  @Test("is equal by value")
  func equality() throws {
    let groups = [
      ["1", "1.0", "1e0", "10e-1", "0.1e1"], ["0", "-0", "0.000", "0e999999999999999999999"],
      ["100", "1e2", "1.00E+2"], ["-9223372036854775808", "-9223372036854775808.0"],
      ["9223372036854775808", "9.223372036854775808e18"], ["0.5", "5e-1", "0.50"], ["1e1000000000", "10e999999999"],
    ]
    for (index, group) in groups.enumerated() {
      for literal in group {
        for (other, members) in groups.enumerated() {
          for member in members {
            #expect((try number(literal) == number(member)) == (index == other), "\(literal) \(member)")
          }
        }
        #expect(try number(literal).hashValue == number(group[0]).hashValue)
      }
    }
    #expect(try number("9007199254740993") != number("9007199254740992"))
    #expect(try number("0.1") != number("0.10000000000000001"))
  }

  @Test("orders by value")
  func order() throws {
    let ascending = try [
      "-1e1000000000", "-1e999999999", "-9223372036854775809", "-9223372036854775808", "-1.5", "-1", "-1e-1000000000",
      "0", "1e-1000000000", "0.1", "0.11", "0.2", "1", "1.5", "2", "10", "9223372036854775807", "9223372036854775808",
      "1e19", "1e1000000000",
    ].map(number)
    for (index, left) in ascending.enumerated() {
      for (other, right) in ascending.enumerated() { #expect((left < right) == (index < other), "\(left) \(right)") }
    }
  }

  @Test("knows integers")
  func integers() throws {
    for literal in ["1", "1.0", "1e3", "1e1000000000", "12.50e2", "-0.0"] { #expect(try number(literal).isInteger) }
    for literal in ["1.5", "1e-1", "1e-1000000000", "12.345e2"] { #expect(try !number(literal).isInteger) }
    #expect(try number("1e3").int == 1000)
    #expect(try number("9223372036854775807").int == .max)
    #expect(try number("-9223372036854775808").int == .min)
    #expect(try number("9223372036854775808").int == nil)
    #expect(try number("1.5").int == nil)
    #expect(try number("1.50").fractionDigits == 1)
    #expect(try number("100").fractionDigits == 0)
    #expect(try number("1e-1000000000").fractionDigits == nil)
    #expect(try number("1e400").double == .infinity)
    #expect(try number("0.1").double == 0.1)
  }

  @Test("tells multiples exactly, whatever the exponents")
  func multiples() throws {
    for (left, right, expected) in Self.multiples {
      #expect(try number(left).isMultiple(of: number(right)) == expected, "\(left) \(right)")
    }
  }

  private static let multiples: [(String, String, Bool)] = [
    ("0.3", "0.1", true), ("19.99", "0.01", true), ("1e308", "1e-300", true), ("1e308", "3e-300", false),
    ("1e1000000000", "2", true), ("1e1000000000", "3", false), ("3e1000000000", "3", true),
    ("1e-1000000000", "1", false), ("0", "0", true), ("0", "3", true), ("3", "0", false), ("4.5", "1.5", true),
    ("4.6", "1.5", false), ("7", "7.0", true), ("123456789012345678901234567890", "10", true),
    ("123456789012345678901234567891", "10", false), ("9007199254740993", "2", false), ("-9", "3", true),
    ("9", "-3", true), ("0.5", "1", false), ("1e1000000000", "7e-1000000000", false),
  ]

  @Test("calculates exactly")
  func arithmetic() throws {
    #expect(try number("0.1") + number("0.2") == number("0.3"))
    #expect(try (number("0.1") + number("0.2")).literal == "0.3")
    #expect(try number("9223372036854775807") + 1 == number("9223372036854775808"))
    #expect(try number("-9223372036854775808").negated == number("9223372036854775808"))
    #expect(try number("1.5") - number("1.5") == 0)
    #expect(try number("1e20") * number("1e-20") == 1)
    #expect(try number("9223372036854775807") * 2 == number("18446744073709551614"))
    #expect(try (number("1e30") + 1).literal == "1000000000000000000000000000001")
    #expect(try (number("5e-30") * 1).literal == "5e-30")
  }

  @Test("stays bounded with huge exponents")
  func bounded() throws {
    let (huge, tiny) = (try number("1e1000000000"), try number("1e-1000000000"))
    let long = try number(String(repeating: "7", count: 200_000))
    #expect(long.isMultiple(of: 7) && !long.isMultiple(of: 2) && long + 1 - long == 1)
    #expect(try !long.isMultiple(of: number("1234567890123456789012345678")))
    #expect(long.rounded(toMultipleOf: 10, up: true) == long + 3)
    #expect(huge + 1 == huge)
    #expect(1 - huge == huge.negated)
    #expect(tiny + 1 == 1)
    #expect(huge * tiny == 1)
    #expect(huge.rounded(toMultipleOf: 7, up: true) == nil)
    let last = try number("1e1000000000000000000")
    #expect(last * last == last)
  }

  @Test(
    "rounds to multiples",
    arguments: [
      ("7", "3", "9", "6"), ("-7", "3", "-6", "-9"), ("6", "3", "6", "6"), ("0.25", "0.1", "0.3", "0.2"),
      ("0", "5", "0", "0"), ("-7", "-3", "-6", "-9"),
      ("-0.25", "1e2", "0", "-100"), ("1.5", "1", "2", "1"),
      ("1e20", "7", "100000000000000000005", "99999999999999999998"),
    ])
  func rounding(value: String, unit: String, above: String, below: String) throws {
    #expect(try number(value).rounded(toMultipleOf: number(unit), up: true) == number(above))
    #expect(try number(value).rounded(toMultipleOf: number(unit), up: false) == number(below))
    #expect(try number(value).rounded(toMultipleOf: 0, up: true) == nil)
  }

  /// `mantissa × 10^-places` as text.
  private func literal(_ mantissa: Int128, places: Int) -> String {
    var digits = String(mantissa.magnitude)
    digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (mantissa < 0 ? "-" : "") + digits.dropLast(places) + (places > 0 ? "." + digits.suffix(places) : "")
  }

  @Test("agrees with 128-bit integers", arguments: 1...200)
  func oracle(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let bits = Int.random(in: 1...62, using: &generator)
    let places = Int.random(in: 0...6, using: &generator)
    let range = -(Int64(1) << bits)...(Int64(1) << bits)
    let (first, second) = (
      Int128(Int64.random(in: range, using: &generator)), Int128(Int64.random(in: range, using: &generator))
    )
    let (left, right) = (try number(literal(first, places: places)), try number(literal(second, places: places)))
    #expect(try left + right == number(literal(first + second, places: places)))
    #expect(try left - right == number(literal(first - second, places: places)))
    #expect(try left * right == number(literal(first * second, places: 2 * places)))
    #expect((left < right) == (first < second))
    #expect((left == right) == (first == second))
    #expect(left.isMultiple(of: right) == (second == 0 ? first == 0 : first % second == 0))
    #expect((left * right).isMultiple(of: right) == (places == 0 || second == 0 || first % scale(places) == 0))
    if second != 0 {
      let size = second < 0 ? -second : second
      let below = (first >= 0 ? first / size : -((size - 1 - first) / size)) * size
      #expect(try left.rounded(toMultipleOf: right, up: false) == number(literal(below, places: places)))
      let above = below == first ? first : below + size
      #expect(try left.rounded(toMultipleOf: right, up: true) == number(literal(above, places: places)))
    }
    #expect(left.isInteger == (first % scale(places) == 0))
  }

  private func scale(_ places: Int) -> Int128 { (0..<places).reduce(1) { power, _ in power * 10 } }
}
