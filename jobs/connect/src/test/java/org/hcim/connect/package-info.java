/** The tables through a Spark Connect server. */
package org.hcim.connect;
