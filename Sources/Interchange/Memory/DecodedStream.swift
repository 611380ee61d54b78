import ICU
import Terminology

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Reads a file or a pipe as UTF-8, a piece at a time, whatever its charset.
///
/// What bytes are not of the charset become U+FFFD, and their places are kept for who reads on.
final class DecodedStream {
    let path: String
    /// The first bytes of the file, for who has to know what it is.
    private(set) var head: [UInt8] = []
    /// Offsets, in the UTF-8, of characters that stand for what is not of the charset; those before `damageTold` were taken.
    private var damage: [Int] = []
    private var damageTold = 0
    /// Bytes of the file that were read.
    private(set) var bytesRead = 0
    private let descriptor: Int32
    /// A text that is at hand, and how much of it was taken.
    private let whole: [UInt8]
    private var taken = 0
    private var pending: [UInt8] = []
    private var isAtEnd = false
    private var encoding = TextEncoding.utf8.rawValue
    /// Nil for UTF-8.
    private var converter: CharsetConverter?
    /// Bytes of UTF-8 handed on.
    private var produced = 0

    /// Bytes read at a time.
    private static let chunk = 1 << 17

    /// - Parameter path: `-` for standard input.
    /// - Throws: `file.missing`, `file.unreadable`, `document.directory`.
    init(path: String) throws(Diagnostic) {
        self.path = path == "-" ? "<stdin>" : path
        whole = []
        descriptor = path == "-" ? dup(STDIN_FILENO) : try DocumentFile.open(path)
        while head.count < Self.chunk, !isAtEnd { try readMore(into: &head) }
        pending = head
    }

    /// Goes through a text that is at hand: UTF-8, unless `begin` finds another charset.
    init(bytes: [UInt8], path: String) {
        (self.path, descriptor, whole) = (path, -1, bytes)
        takeMore(into: &head)
        pending = head
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Bytes of the file, nil for a pipe.
    var size: Int? {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// The offset, in the UTF-8, of the first character that stands for what is not of the charset and was not taken yet.
    var firstDamage: Int? { damageTold < damage.count ? damage[damageTold] : nil }

    /// Takes the offsets of such characters before an offset.
    ///
    /// - Complexity: O(*n*) in their number, all calls together.
    func takeDamage(before end: Int) -> [Int] {
        var next = damageTold
        while next < damage.count, damage[next] < end { next += 1 }
        defer {
            damageTold = next
            if damageTold == damage.count { (damage, damageTold) = ([], 0) }
        }
        return Array(damage[damageTold..<next])
    }

    /// Settles the charset: the one given, a byte order mark, UTF-8 where the first bytes agree, the one declared, the likeliest.
    ///
    /// - Throws: `document.unknown-encoding`, `document.binary`.
    func begin(given: String?, declared: String?) throws(Diagnostic) {
        let decoder = TextDecoder(path: path)
        if let given {
            try use(decoder.converter(given))
        } else if let (encoding, _) = TextEncoding.ofByteOrderMark(head) {
            try use(decoder.converter(encoding.rawValue))
        } else if head.contains(0) {
            guard let wide = WideText.encoding(of: Array(head.prefix(head.count & ~3))) else {
                throw BinaryCheck(path: path).found(head)
            }
            try use(decoder.converter(wide.rawValue))
        } else if let declared, declared.lowercased().hasPrefix("iso-2022") || head.allSatisfy({ $0 < 0x80 }) {
            // Nothing speaks against it.
            if let converter = try? decoder.converter(declared) { use(converter) }
        } else if !Self.isMostlyUTF8(head) {
            let declaredOne = declared.flatMap { TextEncoding(alias: $0) == .utf8 ? nil : try? decoder.converter($0) }
            if let declaredOne {
                use(declaredOne)
            } else if let likely = EncodingDetector(head).candidates().first {
                try use(decoder.converter(likely.rawValue))
            }
        }
    }

    private func use(_ converter: (CharsetConverter, name: String)) {
        encoding = converter.name
        self.converter = converter.name == TextEncoding.utf8.rawValue ? nil : converter.0
    }

    /// Whether characters of several bytes are those of UTF-8, but for a few that are damaged.
    private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
        var (good, bad) = (0, 0)
        var rest = bytes[...]
        while true {
            let valid = rest.validUTF8Prefix
            good += rest.prefix(valid.length).count { $0 >= 0xC0 }
            guard let invalid = valid.next else { return good >= bad }
            // The last character may be divided.
            if valid.length + rest.startIndex + 4 <= bytes.count { bad += 1 }
            rest = rest.dropFirst(invalid)
        }
    }

    /// Appends the next piece of the text.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: `file.unreadable`.
    func read(into text: inout [UInt8]) throws(Diagnostic) -> Bool {
        while true {
            if pending.count < Self.chunk, !isAtEnd { try readMore(into: &pending) }
            if pending.isEmpty, isAtEnd { return false }
            let start = text.count
            if converter != nil { convert(to: &text) } else { validate(to: &text) }
            if produced == 0, text[start...].starts(with: [0xEF, 0xBB, 0xBF]) {
                text.removeSubrange(start..<start + 3)
                damage = damage.map { $0 - 3 }
            }
            produced += text.count - start
            if text.count > start { return true }
        }
    }

    /// The bytes of the file as they are, for what is no text.
    ///
    /// - Throws: `file.unreadable`, `document.too-large`.
    func rest(limit: Int) throws(Diagnostic) -> [UInt8] {
        while !isAtEnd {
            guard pending.count <= limit else { throw DocumentFile.tooLarge(path, limit) }
            try readMore(into: &pending)
        }
        return pending
    }

    private func convert(to text: inout [UInt8]) {
        let origin = text.count - produced
        var rest = pending[...]
        while let failure = converter?.convert(rest, isLast: isAtEnd, to: &text) {
            damage.append(text.count - origin)
            text.append(contentsOf: Self.replacement)
            rest = rest.dropFirst(failure + 1)
            // One that has stopped is of no more use.
            converter = (try? TextDecoder(path: path).converter(encoding))?.0
            if rest.isEmpty { break }
        }
        pending.removeAll(keepingCapacity: true)
    }

    private func validate(to text: inout [UInt8]) {
        let origin = text.count - produced
        var rest = pending[...]
        while true {
            let (length, next) = rest.validUTF8Prefix
            text.append(contentsOf: rest.prefix(length))
            guard let next else { break }
            let isDivided = !isAtEnd && rest.startIndex + length + 4 > pending.count
            if isDivided {
                pending = Array(rest.dropFirst(length))
                return
            }
            damage.append(text.count - origin)
            text.append(contentsOf: Self.replacement)
            rest = rest.dropFirst(next)
        }
        pending.removeAll(keepingCapacity: true)
    }

    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// Takes the next piece of a text that is at hand.
    private func takeMore(into bytes: inout [UInt8]) {
        let end = min(whole.count, taken + Self.chunk)
        bytes.append(contentsOf: whole[taken..<end])
        taken = end
        isAtEnd = taken == whole.count
    }

    private func readMore(into bytes: inout [UInt8]) throws(Diagnostic) {
        if descriptor < 0 { return takeMore(into: &bytes) }
        var problem: Int32 = 0
        let count = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.chunk) { buffer in
            while true {
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                if count < 0 {
                    problem = errno
                    if problem == EINTR { continue }
                } else {
                    bytes.append(contentsOf: buffer.prefix(count))
                }
                return count
            }
        }
        guard count >= 0 else { throw DocumentFile.failure(path, problem) }
        bytesRead += count
        if count == 0 { isAtEnd = true }
    }
}

extension ArraySlice<UInt8> {
    /// How many bytes are well-formed UTF-8, and where it goes on after those that are not; nil if all are.
    fileprivate var validUTF8Prefix: (length: Int, next: Int?) {
        withUnsafeBufferPointer { bytes in
            do throws(UTF8.ValidationError) {
                _ = try UTF8Span(validating: bytes.span)
                return (bytes.count, nil)
            } catch {
                return (
                    error.byteOffsets.lowerBound,
                    Swift.max(error.byteOffsets.upperBound, error.byteOffsets.lowerBound + 1)
                )
            }
        }
    }
}
