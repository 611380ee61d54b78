internal import CICU

extension Transliterator {
    /// The scalars that the rules may change or remove; all others pass unchanged.
    ///
    /// - Complexity: O(*n*) in the number of scalars.
    public func touchedScalars() -> Set<UInt32> {
        var result: Set<UInt32> = []
        let count = cicu_transliterator_source(handle, nil, 0)
        var ranges = [UInt32](repeating: 0, count: count * 2)
        let written = ranges.withUnsafeMutableBufferPointer {
            cicu_transliterator_source(handle, $0.baseAddress, count)
        }
        for index in 0..<min(count, written) where ranges[2 * index] <= ranges[2 * index + 1] {
            result.formUnion(ranges[2 * index]...ranges[2 * index + 1])
        }
        return result
    }
}
