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
    return "#define HK_ITEMS " + shape.items() + "\n" + Template.text(resource) + plan.source();
  }
}
