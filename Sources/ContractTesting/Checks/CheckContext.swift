import Documents
import Generation
import JSON
import JSONSchema
import OpenAPI

/// What checks may know of the operation beside the case itself.
struct CheckContext: Sendable {
  let resource: UpdateResource
  let schemas: CompiledSchemas
  /// The schema of the payload.
  let requestSchema: Schema?
  /// The properties of the payload.
  let properties: PropertyTable
  /// The properties that the read-back's schema has.
  var readProperties: [PropertyFacts] = []
  /// The properties that were seen in a read-back.
  var seen: Set<JSONPointer> = []
  /// The properties that move without being written.
  var serverManaged: Set<JSONPointer> = []
  /// The properties of which `persists` has told a loss.
  var lost: Set<String> = []
  /// The properties that an update has changed.
  var moved: Set<JSONPointer> = []
  /// The properties whose values the server refuses to change, or that name other records.
  var opaque: Set<JSONPointer> = []
  /// Items that arrays had when the record was made, beside those that were sent.
  var ownItems: [JSONPointer: Set<JSONValue>] = [:]
  /// The properties that are sent as files, of which a record shows a name or an address if anything.
  var files: Set<JSONPointer> = []
  /// What the update does with optional properties that are not sent; `documented` where nothing is said.
  let semantics: UpdateSemantics
  /// Whether an update of several records is said to be carried out as a whole or not at all.
  let isAtomic: Bool
  /// Arrays whose order means nothing.
  let unordered: [JSONPointer]
  /// Whether there is a way to read the record that is not the PUT's own answer.
  var canReadBack: Bool
  /// Whether credentials were given.
  var hasCredentials: Bool
  /// The slowest answer that is allowed, in seconds.
  let responseTimeLimit: Double?
  /// The value that names the record.
  var identity: JSONValue?
  /// The member of the read-back that holds the identity, where it was found.
  var identityMember: JSONString?
  /// The members that the collection and the record showed alike before any update.
  var listedMembers: Set<JSONString> = []
  /// Whether the run can make records of this collection.
  var makesRecords = false
  /// Whether records of this collection were made by PUT.
  var createdByPut = false
  /// Whether the document or the server asks for a precondition with every update.
  var asksForPreconditions = false
  /// Whether the run has other records of the collection to watch.
  var hasWitnesses = false

  /// How the record is read.
  var readName: String { resource.readBacks.first?.operation.name ?? "the record" }

  /// The PUT's own name.
  var operationName: String { resource.update.name }

  /// The line of the document for the request body, else the operation's.
  var bodyPlace: Place { resource.update.requestBody?.place ?? resource.update.place }

  /// The line of the document for a property, else for the one that holds it, else the operation's.
  func place(of pointer: JSONPointer) -> Place {
    if let property = properties[pointer] { return property.place }
    return pointer.parent.map(place(of:)) ?? resource.update.place
  }
}
