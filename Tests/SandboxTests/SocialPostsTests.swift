import HTTPExchange
import JSON
import Testing

@testable import Sandbox

@Suite("The social posts of the example document")
struct SocialPostsTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try TestDocuments.sandbox("social-posts.yaml")
  }

  @Test("A record is made, read, replaced and removed, over the network")
  func roundTrip() async throws {
    try await LiveSandbox.serving(sandbox) { live in
      let made = try await live.send("POST", "/posts", #"{"userId":1,"caption":"Hello"}"#)
      #expect(made.status == 201)
      #expect(made["/id"] == 4)
      #expect(made.field("location") == "/v1/posts/4")
      #expect(made["/tags"] == [] && made["/visibility"] == "public" && made["/commentsEnabled"] == true)
      let replaced = try await live.send("PUT", "/posts/4/details", #"{"userId":1,"caption":"Bye","likes":7}"#)
      #expect(replaced.status == 200)
      #expect(replaced.field("content-location") == "/v1/posts/4/details")
      let read = try await live.send("GET", "/posts/4")
      #expect(read.json == replaced.json)
      #expect(read["/caption"] == "Bye" && read["/likes"] == 7)
      #expect(read["/createdAt"] == made["/createdAt"])
      let head = try await live.send("HEAD", "/posts/4")
      #expect(head.status == 200 && head.body.isEmpty && head.field("etag") == read.field("etag"))
      #expect(try await live.send("DELETE", "/posts/4").status == 204)
      #expect(try await live.send("GET", "/posts/4").status == 404)
      let next = try await live.send("POST", "/posts", #"{"userId":1,"caption":"Again"}"#)
      #expect(next["/id"] == 5, "an id is never given twice")
    }
  }

  @Test("Numbers and texts come back exactly")
  func exactness() {
    let caption = #"e\u0301 \ud83d\ude00 \u202eabc <b>&'\" end "#
    let put = sandbox.ask(
      "PUT", "/v1/posts/1/details",
      #"{"userId":9007199254740993,"caption":"\#(caption)","aspectRatio":0.10000000000000000000000001,"likes":1e2}"#)
    #expect(put.status == 200)
    let read = sandbox.ask("GET", "/v1/posts/1")
    #expect(read["/userId"]?.number?.literal == "9007199254740993")
    #expect(read["/aspectRatio"]?.number?.literal == "0.10000000000000000000000001")
    #expect(read["/likes"]?.number?.literal == "1e2")
    #expect(read["/caption"] == (try? JSONParser.parse("\"\(caption)\""))?.value)
  }

  @Test("A member that is left out takes its default, or is gone")
  func replacement() {
    _ = sandbox.ask("PUT", "/v1/posts/1/details", #"{"userId":1,"caption":"x","altText":null}"#)
    let read = sandbox.ask("GET", "/v1/posts/1")
    #expect(read["/imageUrl"] == nil && read["/location"] == nil)
    #expect(read["/altText"] == .null)
    #expect(read["/likes"] == 0 && read["/tags"] == [])
    #expect(read["/id"] == 1)
  }

  @Test("The update of a caption leaves the other fields, and both paths show the same record")
  func caption() {
    let before = sandbox.ask("GET", "/v1/posts/1").json?.object
    let put = sandbox.ask("PUT", "/v1/posts/1", #"{"caption":"Last light"}"#)
    let after = sandbox.ask("GET", "/v1/posts/1")
    #expect(put.status == 200 && put.json == after.json && put.field("content-location") == "/v1/posts/1")
    #expect(after["/caption"] == "Last light")
    for member in before?.members ?? [] where !["caption", "updatedAt"].contains(member.key) {
      #expect(after.json?[member.key] == member.value, "\(member.key)")
    }
    #expect(sandbox.ask("GET", "/v1/posts/1/details").json == after.json)
    #expect(sandbox.ask("PUT", "/v1/posts/1", #"{"caption":"x","likes":1}"#).status == 422)
    #expect(sandbox.ask("PUT", "/v1/posts/9", #"{"caption":"x"}"#).status == 404)
    #expect(sandbox.ask("PUT", "/v1/posts/9/details", #"{"userId":1,"caption":"x"}"#).status == 404)
  }

  @Test("Read-only members that are sent are ignored")
  func readOnly() {
    let put = sandbox.ask(
      "PUT", "/v1/posts/1/details", #"{"id":2,"userId":1,"caption":"x","createdAt":"2001-01-01T00:00:00Z"}"#)
    #expect(put.status == 200 && put["/id"] == 1)
    #expect(put["/createdAt"] != "2001-01-01T00:00:00Z")
    #expect(sandbox.ask("GET", "/v1/posts/2")["/caption"] == "A page of notes")
  }

  @Test(
    "Requests that break the document are refused as documented",
    arguments: [
      ("PUT", "/v1/posts/1/details", #"{"userId":1,"caption":""}"#, "application/json", 422),
      ("PUT", "/v1/posts/1/details", #"{"userId":1}"#, "application/json", 422),
      ("PUT", "/v1/posts/1/details", #"{"userId":1,"caption":"x","extra":1}"#, "application/json", 422),
      ("PUT", "/v1/posts/1/details", #"{"userId":1,"caption":"x""#, "application/json", 400),
      ("PUT", "/v1/posts/1/details", #"{"userId":1,"caption":"x","caption":"y"}"#, "application/json", 400),
      ("PUT", "/v1/posts/1/details", "", "application/json", 400),
      ("PUT", "/v1/posts/1/details", "userId=1", "application/x-www-form-urlencoded", 415),
      ("PUT", "/v1/posts/99/details", #"{"userId":1,"caption":"x"}"#, "application/json", 404),
      ("PUT", "/v1/posts/one/details", #"{"userId":1,"caption":"x"}"#, "application/json", 404),
      ("PUT", "/v1/posts/99999999999999999999/details", #"{"userId":1,"caption":"x"}"#, "application/json", 404),
      ("PUT", "/v1/posts/01/details", #"{"userId":1,"caption":"x"}"#, "application/json", 404),
      ("PUT", "/v1/posts", #"{"visibility":"private"}"#, "application/json", 400),
      ("PATCH", "/v1/posts/1", "{}", "application/json", 405),
      ("PUT", "/v1/nowhere", "{}", "application/json", 404),
      ("PUT", "/posts/1", "{}", "application/json", 404),
    ])
  func refusals(method: String, target: String, body: String, type: String, status: Int) throws {
    let before = sandbox.ask("GET", "/v1/posts/1").text
    let reply = sandbox.ask(method, target, body, type: type)
    #expect(reply.status == status, "\(reply.text)")
    #expect(reply.field("content-type") == "application/problem+json")
    #expect(reply["/status"] == .number(JSONNumber(status)))
    #expect(sandbox.ask("GET", "/v1/posts/1").text == before)
    if status == 405 { #expect(reply.field("allow") == "DELETE, GET, PUT, HEAD, OPTIONS") }
    if status == 422 { #expect(try #require(reply["/errors"]?.array).isEmpty == false) }
  }

  @Test("Writing users needs the token")
  func authorization() {
    let body = #"{"username":"ada","displayName":"Ada"}"#
    let without = sandbox.ask("PUT", "/v1/users/1", body, token: nil)
    #expect(without.status == 401 && without.field("www-authenticate") != nil)
    #expect(sandbox.ask("PUT", "/v1/users/1", body, token: "another").status == 401)
    #expect(sandbox.ask("GET", "/v1/users/1", token: nil)["/username"] == "ada_l")
    #expect(sandbox.ask("PUT", "/v1/users/1", body).status == 200)
  }

  @Test("Entity tags make updates conditional")
  func preconditions() throws {
    let body = #"{"userId":1,"caption":"x"}"#
    let tag = try #require(sandbox.ask("GET", "/v1/posts/1").field("etag"))
    #expect(sandbox.ask("GET", "/v1/posts/1", fields: [("if-none-match", tag)]).status == 304)
    #expect(sandbox.ask("PUT", "/v1/posts/1/details", body, fields: [("if-match", "\"no\"")]).status == 412)
    #expect(sandbox.ask("PUT", "/v1/posts/1/details", body, fields: [("if-match", tag)]).status == 200)
    #expect(sandbox.ask("PUT", "/v1/posts/1/details", body, fields: [("if-match", tag)]).status == 412)
    #expect(sandbox.ask("PUT", "/v1/posts/1/details", body, fields: [("if-none-match", "*")]).status == 412)
    #expect(sandbox.ask("PUT", "/v1/posts/99/details", body, fields: [("if-match", "*")]).status == 404)
    #expect(sandbox.ask("DELETE", "/v1/posts/1", fields: [("if-match", tag)]).status == 412)
    let now = sandbox.ask("GET", "/v1/posts/1").field("etag")
    #expect(now != tag && now != nil)
  }

  @Test("Lists are filtered and cut into pages")
  func lists() {
    let all = sandbox.ask("GET", "/v1/posts")
    #expect(all.json?.array?.count == 3 && all.field("x-total-count") == "3")
    let own = sandbox.ask("GET", "/v1/posts?userId=1&limit=1&offset=1")
    #expect(own.json?.array?.map { $0["id"] } == [2] && own.field("x-total-count") == "2")
    #expect(sandbox.ask("GET", "/v1/posts?visibility=followers")["/0/id"] == 3)
    #expect(sandbox.ask("GET", "/v1/posts?limit=0").status == 400)
    #expect(sandbox.ask("GET", "/v1/posts?offset=5").json == [])
  }

  @Test("An update by a filter reaches the selected records alone, and only the members that are sent")
  func filter() {
    let other = sandbox.ask("GET", "/v1/posts/3").text
    let put = sandbox.ask("PUT", "/v1/posts?userId=1", #"{"visibility":"followers"}"#)
    #expect(put.json == ["updated": 2])
    #expect(sandbox.ask("GET", "/v1/posts/1")["/visibility"] == "followers")
    #expect(sandbox.ask("GET", "/v1/posts/1")["/likes"] == 12)
    #expect(sandbox.ask("GET", "/v1/posts/2")["/visibility"] == "followers")
    #expect(sandbox.ask("GET", "/v1/posts/3").text == other)
    #expect(sandbox.ask("PUT", "/v1/posts?userId=77", #"{"visibility":"public"}"#).json == ["updated": 0])
    #expect(sandbox.ask("PUT", "/v1/posts?userId=1", "{}").status == 422)
  }

  @Test("An update of listed records is all or nothing")
  func bulk() {
    let put = sandbox.ask(
      "PUT", "/v1/posts/bulk", #"[{"id":3,"userId":2,"caption":"c"},{"id":1,"userId":1,"caption":"a"}]"#)
    #expect(put.status == 200)
    #expect(put["/0/id"] == 3 && put["/1/caption"] == "a" && put["/1/likes"] == 0)
    #expect(sandbox.ask("GET", "/v1/posts/1")["/caption"] == "a")
    let before = sandbox.ask("GET", "/v1/posts").text
    let missing = sandbox.ask(
      "PUT", "/v1/posts/bulk", #"[{"id":1,"userId":1,"caption":"z"},{"id":99,"userId":1,"caption":"z"}]"#)
    #expect(missing.status == 404)
    let invalid = sandbox.ask(
      "PUT", "/v1/posts/bulk", #"[{"id":1,"userId":1,"caption":"z"},{"id":2,"userId":1,"caption":""}]"#)
    #expect(invalid.status == 422)
    #expect(sandbox.ask("GET", "/v1/posts").text == before)
  }

  @Test("Content over 10 MB is refused")
  func tooLarge() async throws {
    try await LiveSandbox.serving(sandbox) { live in
      let body = #"{"userId":1,"caption":"\#(String(repeating: "x", count: 10_000_000))"}"#
      let refused = try await live.send("PUT", "/posts/1/details", body)
      #expect(refused.status == 413)
      let read = try await live.send("GET", "/posts/1")
      #expect(read.status == 200)
    }
  }

  @Test("Parallel updates leave one of them, whole")
  func concurrency() async throws {
    try await LiveSandbox.serving(sandbox) { live in
      await withTaskGroup(of: Int?.self) { group in
        for number in 1...40 {
          group.addTask {
            try? await live.send("PUT", "/posts/1/details", #"{"userId":\#(number),"caption":"\#(number)"}"#).status
          }
        }
        for await status in group { #expect(status == 200) }
      }
      let read = try await live.send("GET", "/posts/1")
      #expect(read["/userId"]?.number?.literal == read["/caption"]?.string?.text)
    }
  }
}
