import ICU

extension Folding {
    /// Leaves out what keys leave out; a text that is nothing but that stays as it is.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    func drop(from utf8: inout [UInt8]) throws(ICUError) {
        var origins = NoOrigins()
        if dropInPlace(from: &utf8, origins: &origins) { return }
        var kept: [UInt8] = []
        var recorder = NoOffsets()
        try foldAgain(utf8, into: &kept, recorder: &recorder)
        if !kept.isEmpty { utf8 = kept }
    }

    /// Leaves out what keys leave out, and its entries in the map.
    func drop(from utf8: inout [UInt8], offsets: inout OffsetMap) throws(ICUError) {
        var origins = TrackedOrigins(offsets)
        if dropInPlace(from: &utf8, origins: &origins) {
            offsets = origins.map
            return
        }
        var kept: [UInt8] = []
        var recorder = OffsetMap()
        try foldAgain(utf8, into: &kept, recorder: &recorder)
        if !kept.isEmpty { (utf8, offsets) = (kept, recorder.following(offsets)) }
    }

    /// Moves what is kept together.
    ///
    /// - Returns: false, and nothing is done, where rules have made a character that folds to another.
    private func dropInPlace<Origins: OriginTracking>(from utf8: inout [UInt8], origins: inout Origins) -> Bool {
        var kept = 0
        let isDone = utf8.withUnsafeMutableBufferPointer { text -> Bool in
            let bytes = UnsafeBufferPointer(text)
            guard let firstDropped = firstDropped(in: bytes) else { return false }
            kept = firstDropped
            var index = firstDropped
            while index < bytes.count {
                let (value, length) = scalar(in: bytes, at: index)
                if !table[value].isDropped {
                    for offset in 0..<length { text[kept + offset] = text[index + offset] }
                    origins.move(from: index, to: kept, count: length)
                    kept += length
                }
                index += length
            }
            return true
        }
        // Nothing has been moved where nothing is kept.
        if isDone, kept > 0, kept < utf8.count {
            origins.close(kept..<utf8.count)
            utf8.removeLast(utf8.count - kept)
        }
        return isDone
    }

    /// Where the first character stands that keys leave out, or the end; nil where a character is not yet folded.
    private func firstDropped(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var first = bytes.count
        var index = 0
        while index < bytes.count {
            let (value, length) = scalar(in: bytes, at: index)
            let entry = table[value]
            if !entry.isKept {
                if entry.kind != FoldEntry.Kind.identity.rawValue || entry.needsContext { return nil }
                first = min(first, index)
            }
            index += length
        }
        return first
    }

    private func foldAgain<Recorder: OffsetRecording>(
        _ utf8: [UInt8], into kept: inout [UInt8], recorder: inout Recorder
    ) throws(ICUError) {
        kept.reserveCapacity(utf8.count)
        _ = try utf8.withUnsafeBufferPointer { source throws(ICUError) in
            try fold(source, keepingDropped: false, into: &kept, recorder: &recorder)
        }
    }
}
