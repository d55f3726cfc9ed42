package dev.hearth.training.memory;

import java.util.List;

/** The states of a lease. For one thread; going back may begin anew. */
public interface States extends AutoCloseable {
  /** The variables after so many steps; they change with the next call. */
  List<Words> after(int step);

  @Override
  void close();
}
