/// Finds the charset that an HTML file names in its first bytes, as `<meta charset>`, `<meta http-equiv>` or the XML declaration do.
enum HTMLCharset {
    /// - Complexity: O(1): only the first bytes are looked at (HTML Standard, 13.2.3.2).
    static func declared(in bytes: [UInt8]) -> String? {
        let start = bytes.prefix(looked).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        for name in ["charset", "encoding"] {
            var offset = 0
            let pattern = Array(name.utf8)
            while offset + pattern.count < start.count {
                if start[offset...].starts(with: pattern), let value = value(start, from: offset + pattern.count) {
                    return value
                }
                offset += 1
            }
        }
        return nil
    }

    private static func value(_ bytes: [UInt8], from offset: Int) -> String? {
        let rest = bytes[offset...].drop { $0 <= 0x20 }
        guard rest.first == UInt8(ascii: "=") else { return nil }
        let value = rest.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
        let name = value.prefix { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x2D, 0x5F, 0x3A, 0x2E].contains(byte)
        }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }

    private static let looked = 2048
}
