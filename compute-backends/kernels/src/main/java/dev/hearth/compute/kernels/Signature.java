package dev.hearth.compute.kernels;

import dev.hearth.compute.fold.Kind;
import java.util.List;

/** The first lines of a kernel: its buffers, in the order of its launch's slots, and its group. */
record Signature(int items) {
  /** Of a buffer. */
  record Parameter(Kind kind, String name) {}

  void open(Source out, Storage storage) {
    open(
        out,
        storage.buffers().stream()
            .map(t -> new Parameter(storage.kind(t), storage.array(t)))
            .toList());
  }

  void open(Source out, List<Parameter> buffers) {
    StringBuilder parameters = new StringBuilder();
    for (int n = 0; n < buffers.size(); n++) {
      String type = buffers.get(n).kind() == Kind.FLOAT ? "float" : "uint";
      parameters.append("HK_BUFFER(%s, %s, %d), ".formatted(type, buffers.get(n).name(), n));
    }
    int next = buffers.size();
    out.open(
        "HK_KERNEL(%d, HK_NAME)(%sHK_FIRST(%d), HK_NUMBERS(%d) HK_IDS)",
        items, parameters, next, next + 1);
    out.line("int group = first + HK_GROUP;");
  }
}
