/** A Jupyter kernel that evaluates Java with the JDK's JShell. */
package org.hcim.notebooks.kernel;
