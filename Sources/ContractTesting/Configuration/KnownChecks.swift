/// The ids of all checks, in the order in which reports show them.
public enum KnownChecks {
  /// The ids.
  public static let ids: [String] = [
    "status-documented", "no-server-error", "content-type-documented", "body-conforms", "headers-conform",
    "message-well-formed", "response-time", "accepts-valid", "rejects-invalid", "persists", "replaces",
    "keeps-read-only", "keeps-identity", "response-agrees", "list-agrees", "isolates", "rejection-changes-nothing",
    "missing-record", "creates-once", "idempotent", "last-write-wins", "concurrent-writes", "honours-preconditions",
    "etag-changes", "requires-authorization", "tenant-boundary", "media-type", "bulk-complete", "bulk-isolates",
    "bulk-atomic", "singleton", "unreadable",
  ]
}
