package dev.hearth.compute.kernels;

/** What stands before the source of kernels, so that one compiler or another understands it. */
public enum Prelude {
  OPENCL("prelude.cl");

  private final String resource;

  Prelude(String resource) {
    this.resource = resource;
  }

  /** The whole text to compile. */
  public String before(KernelPlan plan, KernelShape shape) {
    return "#define HK_ITEMS %d\n#define HK_SIZES %d\n".formatted(shape.items(), shape.sizes())
        + Template.text(resource)
        + plan.source();
  }
}
