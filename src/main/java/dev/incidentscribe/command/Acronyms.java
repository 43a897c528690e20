package dev.incidentscribe.command;

import java.util.Set;

/// Words in capitals that open a sentence about a system, and are no time zones.
final class Acronyms {
    private static final Set<String> KNOWN = Set.of(
            ("ACK ACL AKS ALB ALL AMI AMQP API APIS ARM ARN ARP ASG AWS AZURE BGP BIOS CDN CEO CFO CI CLI CNAME CORS CPU CPUS"
                            + " CRL CRON CSS CSV CTO CVE DBA DBS DDL DDOS DDoS DHCP DLQ DMZ DNS DOM DOS DRS EBS ECR ECS EFS"
                            + " EKS ELB ELK ETCD ETL FAQ FIFO FTP GCE GCP GCS GET GIT GKE GPU GPUS GRPC GUI GZIP HDD HEAD"
                            + " HELM HPA HTML HTTP HTTPS IAM ICMP IDE IDP IDS IMAP IO IOPS IOT IP IPS ISP JDBC JDK JMS JS"
                            + " JSON JVM JVMS JWT KAFKA KMS LAN LB LDAP LINUX LVM MAC MFA MQTT MTLS MTU MX NAS NAT NFS NGINX"
                            + " NIC NLB NOC NPM NTP OAUTH OCI OIDC OK OOM OOMS OS PATCH PDF PHP PII PKI PLC PO POD PODS POP"
                            + " POST PR PROD PSP PUT PVC QA QPS RAM RAID RBAC RDS REDIS REST ROOT RPC RPM RPS RPO RTO SAML"
                            + " SAN SDK SES SFTP SLA SLAS SLI SLO SLOS SMB SMS SMTP SNI SNMP SNS SOC SPA SPF SQL SQS SRE"
                            + " SRES SSD SSH SSL SSO STS SWAP TCP TEST THE TLS TTL UAT UDP UI UPS URL URLS USB USERS UX VIP"
                            + " VLAN VM VMS VPC VPN WAF WAN WE WS XML XSS YAML ZFS DB NOT NO BUT AND ALERT ERROR ERRORS"
                            + " SITE LOGIN DEPLOY ROLL STILL DOWN UP")
                    .split(" "));

    private Acronyms() {}

    static boolean isKnown(String word) {
        return KNOWN.contains(word);
    }
}
