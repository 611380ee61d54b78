/// Writes an object of JSON on one line, a member after the other, as `JSONValue` does, without keeping its members.
struct JSONObjectWriter {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    mutating func begin() {
        bytes.append(UInt8(ascii: "{"))
        isFirst = true
    }

    /// Goes on within an object that something else has begun.
    mutating func goOn() { isFirst = false }

    /// Members of an object, as they are written: its beginning, or what goes on in it.
    mutating func add(_ members: [UInt8]) {
        bytes.append(contentsOf: members)
        isFirst = false
    }

    mutating func end() {
        bytes.append(UInt8(ascii: "}"))
        isFirst = false
    }

    mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

    /// A member whose value follows.
    ///
    /// - Parameter name: without characters that JSON escapes.
    mutating func name(_ name: StaticString) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes.append(UInt8(ascii: "\""))
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func add(_ name: StaticString, _ value: JSONValue) {
        self.name(name)
        value.write(to: &bytes)
    }

    mutating func add(_ name: StaticString, _ text: String?) {
        self.name(name)
        if let text { JSONValue.write(text, to: &bytes) } else { JSONValue.null.write(to: &bytes) }
    }

    mutating func add(_ name: StaticString, _ number: Int) {
        self.name(name)
        JSONValue.write(number, to: &bytes)
    }

    /// A whole value on a line of its own.
    mutating func addLine(_ value: JSONValue) {
        value.write(to: &bytes)
        endLine()
    }

    /// Hands on what was written.
    mutating func take(_ body: ([UInt8]) -> Void) {
        body(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
