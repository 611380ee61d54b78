/// The newest of many segments, as many as a page needs.
struct NewestSegments {
    /// A segment and where it is: the number of its index, its row there; the overlay comes after the last index.
    struct Place {
        var id: Int64
        var generation: Int
        var row: Int
    }

    let wanted: Int
    private var places: [Place] = []
    /// What is older is not wanted.
    private var oldest = Int64.min

    init(_ wanted: Int) { self.wanted = wanted }

    @inline(__always)
    mutating func add(_ place: @autoclosure () -> Place, id: Int64) {
        guard id >= oldest, wanted > 0 else { return }
        places.append(place())
        // Seldom: half of what is there goes each time.
        if places.count >= 2 * max(wanted, 512) { cut() }
    }

    private mutating func cut() {
        places.sort { $0.id > $1.id }
        guard places.count > wanted else { return }
        places.removeSubrange(wanted...)
        oldest = places[wanted - 1].id
    }

    /// The newest after `offset` others.
    mutating func page(after offset: Int) -> [Place] {
        cut()
        return Array(places.sorted { $0.id > $1.id }.dropFirst(offset))
    }
}
