/**
 * Background priority: a worker process gets the processor time that nothing else wants. One class
 * an operating system, by the system's own calls.
 */
package dev.hearth.node.worker.priority;
