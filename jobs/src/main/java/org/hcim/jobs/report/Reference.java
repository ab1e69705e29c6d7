package org.hcim.jobs.report;

/**
 * A design that others are held against.
 *
 * @param workload its network
 * @param name why it is shown, such as {@code knee}
 * @param row its position in {@link Designs}
 */
record Reference(String workload, String name, int row) {}
