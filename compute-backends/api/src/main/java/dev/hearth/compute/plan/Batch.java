package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.fold.Trip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The matrices of a contraction, each a list of pieces, one a block of k.
 *
 * @param blocked whether output index 0 numbers blocks of k that one element of {@code out} adds up
 */
public record Batch(Contraction contraction, Tensor out, boolean blocked) {
  /** One product: where its C begins, and its blocks of k. */
  public record Matrix(int cAt, List<Piece> pieces) {}

  public List<Matrix> matrices() {
    List<Matrix> matrices = new ArrayList<>();
    visit(new int[contraction.dims().size()], blocked ? 1 : 0, matrices);
    return matrices;
  }

  /** The distance of C's rows. */
  public int cRow() {
    return (int) out.stride(contraction.row() - (blocked ? 1 : 0));
  }

  /** Whether A and B, filled up to rectangles, still lie inside their tensors. */
  public boolean inside(List<Tensor> tensors) {
    long sizeOfA = tensors.get(contraction.term().a().read().tensor()).size();
    long sizeOfB = tensors.get(contraction.term().b().read().tensor()).size();
    return matrices().stream()
        .flatMap(m -> m.pieces().stream())
        .allMatch(
            p ->
                end(a(), contraction.row(), p.aAt(), p) <= sizeOfA
                    && end(b(), contraction.last(), p.bAt(), p) <= sizeOfB);
  }

  private long end(Affine at, int dim, long first, Piece piece) {
    long depth = Math.max(1, piece.depth().maximum());
    return first + at.of(dim) * (contraction.dims().get(dim) - 1L) + at.ofK() * (depth - 1) + 1;
  }

  private void visit(int[] index, int dim, List<Matrix> matrices) {
    if (dim == index.length) {
      matrices.add(new Matrix(cAt(index), pieces(index)));
    } else if (dim == contraction.row() || dim == contraction.last()) {
      visit(index, dim + 1, matrices);
    } else {
      for (index[dim] = 0; index[dim] < contraction.dims().get(dim); index[dim]++) {
        visit(index, dim + 1, matrices);
      }
      index[dim] = 0;
    }
  }

  private List<Piece> pieces(int[] index) {
    return IntStream.range(0, blocked ? contraction.dims().getFirst() : 1)
        .mapToObj(block -> piece(index, block))
        .toList();
  }

  private int cAt(int[] index) {
    int skipped = blocked ? 1 : 0;
    return IntStream.range(skipped, index.length)
        .map(d -> (int) out.stride(d - skipped) * index[d])
        .sum();
  }

  private Piece piece(int[] index, int block) {
    int[] at = index.clone();
    if (blocked) {
      at[0] = block;
    }
    return new Piece((int) a().eval(at, 0), (int) b().eval(at, 0), start(at), depth(at));
  }

  private Start start(int[] index) {
    Optional<Affine> start = contraction.term().start();
    return start.map(s -> new Start(s.eval(index, 0), s.of(contraction.row()))).orElse(Start.ZERO);
  }

  private Depth depth(int[] index) {
    Trip trip = contraction.loop().trip();
    Affine n = trip.numerator();
    return new Depth(
            n.eval(index, 0),
            n.of(contraction.row()),
            n.of(contraction.last()),
            trip.divisor(),
            trip.maximum())
        .within(contraction.dims().get(contraction.row()), contraction.dims().getLast());
  }

  private Affine a() {
    return contraction.term().a().read().at();
  }

  private Affine b() {
    return contraction.term().b().read().at();
  }
}
