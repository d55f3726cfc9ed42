/**
 * The resident agent: holds the data folder, the identity and the host, runs provider and
 * submitter, starts worker and practice processes, and answers the local API.
 */
package dev.hearth.node.agent;
