import Normalization

/// What folding keeps of each character: 0 for what it leaves out. A table for those of the first plane.
final class KeptTable: @unchecked Sendable {
    // Unchecked because of the pointer: neither it nor what it points to changes.
    private let scalars: UnsafePointer<UInt32>
    private let folding: ScalarFolding
    private static let count: UInt32 = 0x1_0000

    init(_ folding: ScalarFolding) {
        let scalars = UnsafeMutablePointer<UInt32>.allocate(capacity: Int(Self.count))
        for scalar in 0..<Self.count { (scalars + Int(scalar)).initialize(to: folding.kept(scalar)) }
        (self.scalars, self.folding) = (UnsafePointer(scalars), folding)
    }

    deinit { scalars.deallocate() }

    @inline(__always)
    subscript(_ scalar: UInt32) -> UInt32 {
        scalar < Self.count ? scalars[Int(scalar)] : folding.kept(scalar)
    }
}
