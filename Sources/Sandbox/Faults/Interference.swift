/// An answer that no correct server gives: a fault's, or that to a defect of the sandbox itself.
struct Interference: Error {
  let answer: Answer

  /// 500, without a word about its cause.
  static let crash = Interference(
    answer: Answer(
      status: 500, fields: [("Content-Type", "application/problem+json")],
      body: Array(#"{"type":"about:blank","title":"Internal Server Error","status":500}"#.utf8)))
}
