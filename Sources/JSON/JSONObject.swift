/// A JSON object.
public struct JSONObject: Hashable, Sendable {
  let members: [String]
}
