package dev.hearth.compute.kernels;

import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.plan.Group;
import dev.hearth.compute.plan.Nest;
import java.util.List;

/**
 * The kernel of a group of loops. A group of work-items takes some rows, or a range of elements
 * where there are no rows; between nests it waits for all of its items.
 */
record GroupKernel(Storage storage, KernelShape shape) {
  /** In instructions on one element; enough to outweigh a group's start. */
  private static final long LEAST_WORK = 1 << 16;

  /** So many groups even out what the device does at its end. */
  private static final int MANY_GROUPS = 256;

  private static final int ALIGNMENT = 64;

  void write(KernelPlan.Draft draft) {
    String name = draft.name();
    Group group = group();
    int rows = rowsAGroup();
    boolean parted = sharesRows();
    int parts = parted ? partsOfARow() : 1;
    Source out = new Source(new Numbers(shape.ahead()));
    new Signature(shape.items()).open(out, storage);
    storage.rows().forEach(t -> declareRow(out, t));
    if (group.prefix() == 0) {
      out.line("int begin = group * %s;", number(out, rows));
      out.line("int end = hk_min(%s, begin + %s);", extent(out), number(out, rows));
      along(out, group.nests().getFirst(), "begin", "end");
    } else if (parted) {
      part(out, parts);
    } else {
      rows(out, rows);
    }
    out.close();
    int groups = Math.ceilDiv(group.extent(), rows) * parts;
    long work = Math.ceilDiv(rows * work(), parts);
    draft.kernel(
        out.toString(),
        new Launch(name, storage.buffers(), out.numbers().values(), groups, shape.items(), work));
  }

  private static String number(Source out, long value) {
    return out.numbers().of(value);
  }

  private String extent(Source out) {
    return number(out, group().extent());
  }

  private Group group() {
    return storage.layout().group();
  }

  private void declareRow(Source out, int tensor) {
    String type = storage.kind(tensor) == Kind.FLOAT ? "float" : "uint";
    long size = out.numbers().length(storage.layout().rowSize(tensor));
    out.line("HK_LOCAL(%s, %s, %d);", type, storage.array(tensor), size);
  }

  /** Of one row, or of one element where there are no rows. */
  private long work() {
    return Math.max(1, group().nests().stream().mapToLong(n -> n.work(group().prefix())).sum());
  }

  private int rowsAGroup() {
    int extent = group().extent();
    if (shape.items() > 1) {
      return group().prefix() == 0 ? Math.min(extent, 4 * shape.items()) : 1;
    }
    long enough = Math.ceilDiv(LEAST_WORK, work());
    int even = Math.ceilDiv(extent, MANY_GROUPS);
    int rows = Math.clamp(Math.max(enough, even), 1, extent);
    return group().prefix() == 0 ? Math.ceilDiv(rows, ALIGNMENT) * ALIGNMENT : rows;
  }

  /** Whether items may share a row out whose elements do not ask for each other. */
  private boolean sharesRows() {
    return shape.items() > 1
        && group().prefix() > 0
        && group().nests().size() == 1
        && group().nests().getFirst().rank() == group().prefix() + 1
        && storage.rows().isEmpty();
  }

  /**
   * Few rows, such as the sums of columns have, one a lane of their reduction, would leave most of
   * a card idle.
   */
  private int partsOfARow() {
    return group().extent() < shape.groups()
        ? Math.ceilDiv(group().nests().getFirst().dims().getLast(), shape.items())
        : 1;
  }

  private void part(Source out, int parts) {
    Nest nest = group().nests().getFirst();
    int columns = nest.dims().getLast();
    int chunk = parts == 1 ? columns : shape.items();
    out.line("int row = group / %s;", number(out, parts));
    out.line("int begin = group %% %s * %s;", number(out, parts), number(out, chunk));
    out.line("int end = hk_min(begin + %s, %s);", number(out, chunk), number(out, columns));
    indices(out);
    along(out, nest, "begin", "end");
  }

  private void rows(Source out, int rows) {
    out.line("int end = hk_min(%s, (group + 1) * %s);", extent(out), number(out, rows));
    out.open("for (int row = group * %s; row < end; row++)", number(out, rows));
    indices(out);
    for (Nest nest : group().nests()) {
      outer(out, nest, group().prefix());
      out.line("HK_BARRIER;");
    }
    out.close();
  }

  /** Those that say which row it is. */
  private void indices(Source out) {
    List<Integer> dims = group().nests().getFirst().dims();
    for (int d = 0; d < group().prefix(); d++) {
      int later = dims.subList(d + 1, group().prefix()).stream().reduce(1, (a, b) -> a * b);
      out.line("int i%d = row / %s %% %s;", d, number(out, later), number(out, dims.get(d)));
    }
  }

  /** Loops over the indices between the prefix and the last. */
  private void outer(Source out, Nest nest, int d) {
    if (nest.rank() == group().prefix()) {
      out.open("if (HK_ITEM == 0)");
      new NestText(out, storage, nest, 1, 1).write();
      out.close();
    } else if (d == nest.last()) {
      out.open("");
      along(out, nest, "0", number(out, nest.dims().getLast()));
      out.close();
    } else {
      String end = number(out, nest.dims().get(d));
      out.open("for (int i%1$d = 0; i%1$d < %2$s; i%1$d++)", d, end);
      outer(out, nest, d + 1);
      out.close();
    }
  }

  /** Each pass goes on where the one before it, with wider strides, stopped. */
  private void along(Source out, Nest nest, String begin, String end) {
    String index = "i" + nest.last();
    out.line("int %s = %s + HK_ITEM;", index, begin);
    if (shape.vectors() && nest.readsNeighbours()) {
      if (nest.loop().isPresent()) {
        pass(out, nest, 2, index, end);
      }
      pass(out, nest, 1, index, end);
    }
    out.open("for (; %1$s < %2$s; %1$s += %3$d)", index, end, shape.items());
    new NestText(out, storage, nest, 1, 1).write();
    out.close();
  }

  private void pass(Source out, Nest nest, int vectors, String index, String end) {
    int stride = shape.lanes() * vectors;
    out.open("for (; %1$s + %3$d <= %2$s; %1$s += %3$d)", index, end, stride);
    new NestText(out, storage, nest, shape.lanes(), vectors).write();
    out.close();
  }
}
