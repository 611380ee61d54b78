import Glibc

/// Text in a charset, by the C library: a witness of its own.
func encode(_ text: String, as charset: String) -> [UInt8]? {
    guard let converter = iconv_open(charset, "UTF-8"), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var source = text.utf8.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: source.count * 4 + 16)
    var sourceLeft = source.count
    var targetLeft = target.count
    let status = source.withUnsafeMutableBufferPointer { from in
        target.withUnsafeMutableBufferPointer { to in
            var fromStart = from.baseAddress
            var toStart = to.baseAddress
            return iconv(converter, &fromStart, &sourceLeft, &toStart, &targetLeft)
        }
    }
    guard status != -1 else { return nil }
    return target.dropLast(targetLeft).map { UInt8(bitPattern: $0) }
}
