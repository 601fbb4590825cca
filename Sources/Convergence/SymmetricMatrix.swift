/// A real symmetric matrix and its eigenvectors.
struct SymmetricMatrix {
  let count: Int
  /// Row by row.
  private var values: [Double]

  init(count: Int, _ value: (Int, Int) -> Double) {
    self.count = count
    values = Array(repeating: 0, count: count * count)
    for row in 0..<count {
      for column in row..<count {
        let value = value(row, column)
        values[row * count + column] = value
        values[column * count + row] = value
      }
    }
  }

  /// All eigenvalues with their eigenvectors of length 1, greatest first, by cyclic Jacobi rotations (1846).
  func eigenpairs() -> [(value: Double, vector: [Double])] {
    var matrix = values
    var vectors = Array(repeating: 0.0, count: count * count)
    for index in 0..<count { vectors[index * count + index] = 1 }
    let size = values.reduce(0) { $0 + $1 * $1 }
    // Convergence is quadratic: six to ten sweeps do; the bound only keeps the loop finite.
    for _ in 0..<60 {
      var outside = 0.0
      for row in 0..<count {
        for column in 0..<row { outside += matrix[row * count + column] * matrix[row * count + column] }
      }
      if outside <= size * 1e-30 { break }
      for row in 0..<count {
        for column in row + 1..<count where matrix[row * count + column] != 0 {
          Self.rotate(&matrix, &vectors, count, row, column)
        }
      }
    }
    let order = (0..<count).sorted {
      let (first, second) = (matrix[$0 * count + $0], matrix[$1 * count + $1])
      return first == second ? $0 < $1 : first > second
    }
    return order.map { column in
      (matrix[column * count + column], (0..<count).map { vectors[$0 * count + column] })
    }
  }

  private static func rotate(
    _ matrix: inout [Double], _ vectors: inout [Double], _ count: Int, _ row: Int, _ column: Int
  ) {
    let slope =
      (matrix[column * count + column] - matrix[row * count + row]) / (2 * matrix[row * count + column])
    let tangent = (slope < 0 ? -1.0 : 1.0) / (abs(slope) + (slope * slope + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    for index in 0..<count {
      let (first, second) = (matrix[index * count + row], matrix[index * count + column])
      matrix[index * count + row] = cosine * first - sine * second
      matrix[index * count + column] = sine * first + cosine * second
    }
    for index in 0..<count {
      let (first, second) = (matrix[row * count + index], matrix[column * count + index])
      matrix[row * count + index] = cosine * first - sine * second
      matrix[column * count + index] = sine * first + cosine * second
      let (one, other) = (vectors[index * count + row], vectors[index * count + column])
      vectors[index * count + row] = cosine * one - sine * other
      vectors[index * count + column] = sine * one + cosine * other
    }
  }
}
