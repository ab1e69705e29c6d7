package org.hcim.jobs.frontier;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * Rows that compete with each other.
 *
 * @param group the values of the group's columns as text; null for NULL
 * @param standing the standing of their accuracy
 */
record Competition(ArrayList<String> group, Standing standing) implements Serializable {}
