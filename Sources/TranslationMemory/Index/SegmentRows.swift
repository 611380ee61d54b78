/// Segments in the order of an index: by the length of what is compared, then by id.
protocol SegmentRows {
    var count: Int { get }
    func id(_ row: Int) throws(SegmentIndexError) -> Int64
    /// The length of the compared form in scalars.
    func length(_ row: Int) -> Int
    func isOtherForm(_ row: Int) throws(SegmentIndexError) -> Bool
    /// The text as it was added.
    func withText<Result>(
        _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Result
    ) throws(SegmentIndexError) -> Result
    /// The text as it is compared.
    func withComparedForm<Result>(
        _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Result
    ) throws(SegmentIndexError) -> Result
}
