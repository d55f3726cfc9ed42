package dev.hearth.node.submit;

/** Hears what happens to jobs, in order, on the thread it happens on; must be short. */
@FunctionalInterface
public interface JobListener {
  JobListener NONE = event -> {};

  void happened(JobEvent event);
}
